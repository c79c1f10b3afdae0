#include "output/study_files.hpp"

namespace spp {
namespace {

constexpr Words attribution_title{"Wat elk beleid van de laatste beleidsvariant toevoegt, per kalenderjaar",
                                  "What each policy of the last alternative adds, by calendar year"};
constexpr Words closed_rooms_title{"Waar de gesloten kamers vandaan komen, per kalenderjaar",
                                   "Where the closed rooms come from, by calendar year"};
constexpr Words break_even_title{"Welk deel van het beweerde effect nodig is",
                                 "Which part of the claimed effect is needed"};
constexpr Words members_title{"Verschil als de eerste k organisaties meedoen, per kalenderjaar",
                              "Difference when the first k organisations join, by calendar year"};

}  // namespace

NamedTable attribution_table(const TableList<AttributionRow>& tables) {
  return named_table("attribution", attribution_title,
                     {"alternative", "year", "region", "organisation", "profession", "measure", "policy"}, tables);
}

NamedTable closed_rooms_table(const TableList<ClosedRoomsRow>& tables) {
  return named_table("closed_rooms", closed_rooms_title, {"alternative", "year", "region", "organisation", "part"},
                     tables);
}

NamedTable break_even_table(const TableList<BreakEvenRow>& tables) {
  return named_table("break_even", break_even_title, {"alternative", "policy", "criterion"}, tables);
}

NamedTable members_table(const TableList<MembersRow>& tables) {
  return named_table("members", members_title,
                     {"k", "alternative", "against", "year", "region", "organisation", "profession", "measure"},
                     tables);
}

}  // namespace spp
