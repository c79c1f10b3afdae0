// Retention: the base year, the change, the bases that were measured.
#include <algorithm>

#include "scenario/check.hpp"

namespace spp {
namespace {

void check_base_year(Checking& c) {
  const RetentionTerms& terms = c.s.retention;
  if (terms.window > 1 && c.s.length_in_months() > 0 &&
      std::max(c.s.base_year() + 1, c.s.first_whole_year()) + terms.window - 1 > c.s.last_whole_year())
    c.problem("retention.window",
              "no " + std::to_string(terms.window) + " whole years of the run are after the base year, " +
                  std::to_string(c.s.base_year()),
              "its last whole year is " + std::to_string(c.s.last_whole_year()));
  if (!terms.base_year || c.s.length_in_months() <= 0) return;
  const int first = c.s.first_whole_year(), last = c.s.last_whole_year();
  const std::string year = std::to_string(*terms.base_year), path = "retention.base_year";
  if (*terms.base_year >= last)
    c.problem(path, "no whole year of the run is after " + year,
              "the whole years are " + std::to_string(first) + " to " + std::to_string(last));
  else if (*terms.base_year < first && terms.base.empty())
    c.problem(
        path,
        year + " is before the first whole year of the run, " + std::to_string(first) + ", and no base was measured",
        "write what was measured in `retention.base`, or a year from " + std::to_string(first));
}

void check_base(Checking& c, const std::string& path, const RetentionBase& base) {
  const int places = (base.organisation.empty() ? 0 : 1) + (base.region.empty() ? 0 : 1) + (base.group.empty() ? 0 : 1);
  if (places > 1)
    c.problem(path, "a base is of an organisation, a region or a group", "write a base for each, in a line of its own");
  if (base.value && !base.value->known())
    c.problem(path + ".value", "what was measured is a number, not a distribution",
              "write leavers divided by average staff, 0.107");
}

}  // namespace

void check_retention(Checking& c) {
  check_base_year(c);
  if (!c.s.retention.change.known())
    c.problem("retention.change", "what was agreed is a number, not a distribution", "write the number");
  for (std::size_t i = 0; i < c.s.retention.base.size(); ++i)
    check_base(c, "retention.base." + std::to_string(i + 1), c.s.retention.base[i]);
}

}  // namespace spp
