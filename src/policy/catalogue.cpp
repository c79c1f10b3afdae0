#include "policy/catalogue.hpp"

#include <array>

#include "policy/exchange.hpp"
#include "policy/flex_pool.hpp"
#include "policy/reserve.hpp"

namespace spp {
namespace {

const std::array catalogue{
    policy_type<Exchange>("exchange",
                          {"Personeel werkt enige maanden bij een andere organisatie en komt terug",
                           "Staff work at another organisation for some months and come home"},
                          {.one_at_a_time = true, .unit = "participant"}),
    policy_type<FlexPool>("flex_pool",
                          {"Organisaties lenen een deel van hun personeel uit aan een regionale pool",
                           "Organisations lend a share of their staff to a regional pool"},
                          {.ages = true, .tenure = true, .unit = "fte-month lent"}),
    policy_type<Reserve>(
        "reserve", {"Reservisten springen bij zolang een schok duurt", "Reservists help out while a shock strikes"},
        {.needs_shock = true, .unit = "fte-month of reserve"}),
};

}  // namespace

PolicyCatalogue policies() { return catalogue; }

}  // namespace spp
