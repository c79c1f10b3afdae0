#include "analysis/study_rows.hpp"

#include <array>

namespace spp {

std::span<const ClosedRoomPartText> closed_room_parts() {
  static constexpr std::array<ClosedRoomPartText, closed_room_part_count> list{{
      {ClosedRoomPart::chance,
       "chance",
       {"Toeval, onzekere invoer en het zwakste beroep: wat er bij komt omdat een maand geen gemiddelde is",
        "Chance, uncertain inputs and the weakest profession: what comes on top since a month is no average"}},
      {ClosedRoomPart::short_on_average,
       "short_on_average",
       {"Te weinig mensen in de regio, ook gemiddeld en als iedereen overal kon werken",
        "Too few people in the region, even on average and if all could work everywhere"}},
      {ClosedRoomPart::stranded,
       "stranded",
       {"Over in het ene huis en tekort in het andere", "Surplus in one house and shortage in another"}},
      {ClosedRoomPart::training_limits,
       "training_limits",
       {"Opleidingsplaatsen die leeg bleven door begeleiding of de capaciteit van de school",
        "Training places left empty for want of supervision or the school's capacity"}},
      {ClosedRoomPart::workload_loop,
       "workload_loop",
       {"Werkdruk die op vertrek, uitval, verzuim en begeleiding werkt",
        "Workload that acts on leaving, drop-out, absence and supervision"}},
  }};
  return list;
}

}  // namespace spp
