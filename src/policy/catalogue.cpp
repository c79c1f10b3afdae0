#include "policy/catalogue.hpp"

#include <array>

#include "policy/absence.hpp"
#include "policy/demand.hpp"
#include "policy/exchange.hpp"
#include "policy/flex_limit.hpp"
#include "policy/flex_pool.hpp"
#include "policy/learning_climate.hpp"
#include "policy/more_hours.hpp"
#include "policy/recruitment.hpp"
#include "policy/reserve.hpp"
#include "policy/retention.hpp"
#include "policy/training_places.hpp"
#include "policy/training_route.hpp"

namespace spp {
namespace {

const std::array catalogue{
    policy_type<TrainingPlaces>("training_places",
                                {"Meer opleidingsplaatsen, of instroommomenten", "More training places, or intakes"},
                                {.unit = "extra place"}),
    policy_type<TrainingRoute>("training_route",
                               {"Een opleiding die er nog niet is", "A programme that does not stand yet"},
                               {.unit = "place"}),
    policy_type<LearningClimate>("learning_climate",
                                 {"Een beter leerklimaat: minder uitval, meer begeleiding, meer blijvers",
                                  "A better learning climate: fewer drop out, more can be supervised, more stay"}),
    policy_type<Retention>("retention", {"Minder vertrek, per oorzaak", "Fewer exits, by cause"},
                           {.ages = true, .tenure = true}),
    policy_type<Exchange>("exchange",
                          {"Personeel werkt enige maanden bij een andere organisatie en komt terug",
                           "Staff work at another organisation for some months and come home"},
                          {.one_at_a_time = true, .unit = "participant"}),
    policy_type<FlexPool>("flex_pool",
                          {"Organisaties lenen een deel van hun personeel uit aan een regionale pool",
                           "Organisations lend a share of their staff to a regional pool"},
                          {.ages = true, .tenure = true, .unit = "fte-month lent"}),
    policy_type<MoreHours>("more_hours", {"Personeel werkt meer uren", "Staff work more hours"}, {.ages = true}),
    policy_type<Recruitment>("recruitment",
                             {"Meer sollicitanten, en minder nieuwkomers die weer vertrekken",
                              "More applicants, and fewer newcomers who leave again"},
                             {.ages = true, .tenure = true}),
    policy_type<Reserve>(
        "reserve", {"Reservisten springen bij zolang een schok duurt", "Reservists help out while a shock strikes"},
        {.needs_shock = true, .unit = "fte-month of reserve"}),
    policy_type<DemandChange>("demand",
                              {"Minder of ander werk: doelmatigheid, taakherschikking, kamers of patiënten verplaatst",
                               "Less or other work: efficiency, task reallocation, rooms or patients moved"}),
    policy_type<AbsenceChange>("absence", {"Minder verzuim", "Less absence"}),
    policy_type<FlexLimit>("flex_limit", {"Minder inhuur van flexkrachten", "Less hiring in of flexible staff"},
                           {.ages = true, .tenure = true}),
};

}  // namespace

PolicyCatalogue policies() { return catalogue; }

}  // namespace spp
