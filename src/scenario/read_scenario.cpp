// A document into a scenario: first the names that it defines, which tables may then use; then field by field; then
// what spans fields. The only file that instantiates the reading of a whole scenario.
#include <algorithm>
#include <charconv>
#include <set>

#include "scenario/kinds.hpp"
#include "scenario/scenario.hpp"
#include "scenario/scenario_fields.hpp"
#include "schema/read.hpp"
#include "schema/write.hpp"

namespace spp {

std::optional<RetirementAge> ScalarKind<RetirementAge>::parse(std::string_view text) {
  RetirementAge age;
  const char* end = text.data() + text.size();
  auto [at, error] = std::from_chars(text.data(), end, age.years);
  if (error != std::errc() || at == text.data() || *text.data() == '-') return std::nullopt;
  if (at == end) return age;
  if (*at++ != 'y') return std::nullopt;
  const auto months = std::from_chars(at, end, age.months);
  if (months.ec != std::errc() || months.ptr == at || age.months < 0 || age.months > 11) return std::nullopt;
  if (months.ptr + 1 != end || *months.ptr != 'm') return std::nullopt;
  return age;
}

std::string ScalarKind<RetirementAge>::format(const RetirementAge& age) {
  return std::to_string(age.years) + (age.months == 0 ? "" : "y" + std::to_string(age.months) + "m");
}

void Kind<MeasureList>::read(Reader& reader, const Node& node, MeasureList& out, const Unit& unit) {
  if (node.is_scalar() && node.text == "all") {
    out = MeasureList{};
    return;
  }
  std::vector<NameOf<MeasureAxis>> names;
  Kind<std::vector<NameOf<MeasureAxis>>>::read(reader, node, names, unit);
  out.all = false;
  out.names.clear();
  for (const auto& name : names)
    if (!name.empty()) out.names.push_back(name.value);
}

Node Kind<MeasureList>::write(const MeasureList& list) {
  if (list.all) return Node::scalar("all", true);
  Node out = Node::list();
  for (const auto& name : list.names) out.items.push_back(Node::scalar(name, true));
  return out;
}

std::string Kind<MeasureList>::describe(const Unit&, Language language) {
  return language == Language::nl ? "`all` of een lijst van maten" : "`all` or a list of measures";
}

void Kind<AgeRange>::read(Reader& reader, const Node& node, AgeRange& out, const Unit& unit) {
  if (!node.is_list() || node.items.size() != 2) return reader.expected(node, "two ages", "write [20, 35]");
  const auto low = read_integer(reader, node.items[0], unit, unit.low, unit.high);
  const auto high = read_integer(reader, node.items[1], unit, unit.low, unit.high);
  if (!low || !high) return;
  if (*low > *high) return reader.problem(node, "the first age is above the second");
  out = {static_cast<int>(*low), static_cast<int>(*high)};
}

void Kind<TargetYear>::read(Reader& reader, const Node& node, TargetYear& out, const Unit& unit) {
  if (node.is_scalar() && !node.quoted && node.text == "every") {
    out.year.reset();
    return;
  }
  if (!node.is_scalar() || node.text.find_first_not_of("0123456789") != std::string::npos)
    return reader.expected(node, describe(unit, Language::en),
                           node.is_scalar() ? reader.suggest(node.text, {"every"}, false) : "");
  int year = 0;
  Kind<int>::read(reader, node, year, unit);
  out.year = year;
}

Node Kind<TargetYear>::write(const TargetYear& year) {
  return year.year ? Node::scalar(std::to_string(*year.year)) : Node::scalar("every", true);
}

std::string Kind<TargetYear>::describe(const Unit&, Language language) {
  return language == Language::nl ? "een jaar, of every" : "a year, or every";
}

Node Kind<AgeRange>::write(const AgeRange& ages) {
  return Node::list({Node::scalar(std::to_string(ages.low)), Node::scalar(std::to_string(ages.high))});
}

std::string Kind<AgeRange>::describe(const Unit&, Language language) {
  return language == Language::nl ? "twee leeftijden, [laag, hoog]" : "two ages, [low, high]";
}

namespace {

/// The other names of a map.
std::vector<std::string> others_of(const Node& node, const std::string& name) {
  std::vector<std::string> others;
  for (const Node::Entry& entry : node.entries)
    if (entry.key != name) others.push_back(entry.key);
  return others;
}

}  // namespace

void Kind<PolicySet>::read(Reader& reader, const Node& node, PolicySet& out, const Unit&) {
  if (!node.is_map()) return reader.expected(node, "a map of policies");
  const auto* catalogue = reader.lent<PolicyCatalogue>();
  std::vector<std::string> types;
  if (catalogue != nullptr)
    for (const PolicyType& type : *catalogue) types.emplace_back(type.name);
  out.named.clear();
  for (const Node::Entry& entry : node.entries) {
    if (!reader.check_name(entry)) continue;
    const Step step(reader, entry.key, entry.at, entry.value);
    if (!entry.value.is_map()) {
      reader.expected(entry.value, "a map of fields");
      continue;
    }
    const Node* type = entry.value.find("type");
    if (type == nullptr) {
      // A mistyped name, of --set most of all, makes a policy that nobody wrote.
      const std::string near = reader.suggest(entry.key, others_of(node, entry.key), false);
      reader.problem(entry.value, "the policy `" + entry.key + "` has no `type`",
                     near.empty() ? reader.suggest("", types) : near);
      continue;
    }
    const PolicyType* found = nullptr;
    if (catalogue != nullptr && type->is_scalar())
      for (const PolicyType& one : *catalogue)
        if (one.name == type->text) found = &one;
    if (found == nullptr) {
      reader.expected(*type, "a type of policy", type->is_scalar() ? reader.suggest(type->text, types) : "");
      continue;
    }
    out.named.insert_or_assign(entry.key, found->read(reader, entry.value, *found, entry.key));
  }
}

Node Kind<PolicySet>::write(const PolicySet& set) {
  Node out = Node::map();
  for (const auto& entry : set.named) out.put(entry.first, entry.second->write());
  return out;
}

std::string Kind<PolicySet>::describe(const Unit&, Language language) {
  return language == Language::nl ? "per naam: beleid met een `type`" : "by name: a policy with a `type`";
}

void Kind<AlternativeList>::read(Reader& reader, const Node& node, AlternativeList& out, const Unit& unit) {
  if (!node.is_map()) return reader.expected(node, "a map of alternatives", "write `baseline: []`");
  out.list.clear();
  for (const Node::Entry& entry : node.entries) {
    if (!reader.check_name(entry)) continue;
    const Step step(reader, entry.key, entry.at, entry.value);
    AlternativeList::One one{entry.key, {}};
    Kind<std::vector<NameOf<PolicyAxis>>>::read(reader, entry.value, one.policies, unit);
    out.list.push_back(std::move(one));
  }
}

Node Kind<AlternativeList>::write(const AlternativeList& list) {
  Node out = Node::map();
  for (const auto& one : list.list) out.put(one.name, Kind<std::vector<NameOf<PolicyAxis>>>::write(one.policies));
  return out;
}

std::string Kind<AlternativeList>::describe(const Unit&, Language language) {
  return language == Language::nl ? "per naam: een lijst van beleid" : "by name: a list of policies";
}

void Kind<ExitSplit>::read(Reader& reader, const Node& node, ExitSplit& out, const Unit& unit) {
  const Node::Entry* entry = node.entry("dirichlet");
  if (entry == nullptr) {
    Kind<ByCause<Number>>::read(reader, node, out.shares, unit);
    return;
  }
  for (const Node::Entry& other : node.entries)
    if (other.key != "dirichlet") reader.unknown_field(other, {"dirichlet"}, "a split by `dirichlet`");
  const Step step(reader, "dirichlet", entry->at, entry->value);
  Kind<ByCause<Number>>::read(reader, entry->value, out.dirichlet, {"parameter", 0.0, 1e6});
}

Node Kind<ExitSplit>::write(const ExitSplit& split) {
  if (split.dirichlet.empty()) return Kind<ByCause<Number>>::write(split.shares);
  Node out = Node::map();
  out.put("dirichlet", Kind<ByCause<Number>>::write(split.dirichlet));
  return out;
}

std::string Kind<ExitSplit>::describe(const Unit&, Language language) {
  return language == Language::nl ? "delen per oorzaak, of {dirichlet: {oorzaak: parameter}}"
                                  : "shares by cause, or {dirichlet: {cause: parameter}}";
}

bool Kind<ExitSplit>::leaf_map(const Node& node) { return node.entry("dirichlet") != nullptr; }

namespace {

/// The regions that `regions` defines; where it does not stand there, those that organisations and the top name.
std::vector<std::string> region_vocabulary(Reader& reader, const Node& root) {
  if (const Node* regions = root.find("regions"); regions != nullptr && !regions->is_null())
    return defined_names(reader, regions);
  std::set<std::string> names;
  if (const Node* top = root.find("region"); top != nullptr && top->is_scalar()) names.insert(top->text);
  if (const Node* organisations = root.find("organisations"))
    for (const auto& entry : organisations->entries)
      if (const Node* region = entry.value.find("region"); region != nullptr && region->is_scalar())
        names.insert(region->text);
  return {names.begin(), names.end()};
}

/// The causes of the model and those that `exits` names below professions, or `causes` at its top.
std::vector<std::string> cause_vocabulary(const Node& root) {
  std::set<std::string> names(standard_causes.begin(), standard_causes.end());
  if (const Node* exits = root.find("exits"))
    for (const auto& profession : exits->entries)
      for (const auto& cause : profession.value.entries)
        if (cause.key != every_cause) names.insert(cause.key);
  if (const Node* causes = root.find("causes"))
    for (const auto& cause : causes->entries) names.insert(cause.key);
  return {names.begin(), names.end()};
}

/// Dutch words that a planner may write for the words of field names.
const std::map<std::string, std::string, std::less<>> dutch_words{{"aanname", "assumption"},
                                                                  {"beroep", "profession"},
                                                                  {"beroepen", "professions"},
                                                                  {"begeleiding", "supervision"},
                                                                  {"blijven", "stay"},
                                                                  {"bron", "source"},
                                                                  {"dagdelen", "sessions"},
                                                                  {"dienst", "duty"},
                                                                  {"duur", "duration"},
                                                                  {"formatie", "establishment"},
                                                                  {"groei", "growth"},
                                                                  {"instroom", "intake"},
                                                                  {"jaar", "year"},
                                                                  {"jaren", "years"},
                                                                  {"kamer", "room"},
                                                                  {"kamers", "rooms"},
                                                                  {"kwantielen", "quantiles"},
                                                                  {"leeftijd", "age"},
                                                                  {"leeftijden", "ages"},
                                                                  {"leerlingen", "trainees"},
                                                                  {"maand", "month"},
                                                                  {"maanden", "months"},
                                                                  {"maten", "measures"},
                                                                  {"naam", "name"},
                                                                  {"nieuw", "new"},
                                                                  {"oorzaken", "causes"},
                                                                  {"opleiding", "programmes"},
                                                                  {"opleidingen", "programmes"},
                                                                  {"organisatie", "organisation"},
                                                                  {"organisaties", "organisations"},
                                                                  {"pensioenleeftijd", "retirement_age"},
                                                                  {"personeel", "staff"},
                                                                  {"plaatsen", "places"},
                                                                  {"productiviteit", "productivity"},
                                                                  {"regio", "region"},
                                                                  {"rendement", "yield"},
                                                                  {"soort", "type"},
                                                                  {"sollicitanten", "applicants"},
                                                                  {"uitstroom", "exits"},
                                                                  {"uitval", "dropout"},
                                                                  {"uren", "hours"},
                                                                  {"vertrek", "exits"},
                                                                  {"verzuim", "absence"},
                                                                  {"vraag", "demand"},
                                                                  {"weken", "weeks"},
                                                                  {"werkdruk", "workload"},
                                                                  {"ziekenhuizen", "organisations"}};

void set_vocabularies(Reader& reader, const Node& root, const Surroundings& around) {
  reader.glossary(dutch_words);
  reader.vocabulary(OrganisationAxis::noun, defined_names(reader, root.find("organisations")));
  reader.vocabulary(ProfessionAxis::noun, defined_names(reader, root.find("professions")));
  reader.vocabulary(RegionAxis::noun, region_vocabulary(reader, root));
  std::vector<std::string> causes = cause_vocabulary(root);
  reader.vocabulary(CauseAxis::noun, causes);
  causes.emplace_back(applicants_loading);
  reader.vocabulary(LoadingAxis::noun, std::move(causes));
  reader.vocabulary(ProgrammeAxisName::noun, defined_names(reader, root.find("programmes")));
  reader.vocabulary(ShockAxis::noun, defined_names(reader, root.find("shocks")));
  reader.vocabulary(PolicyAxis::noun, defined_names(reader, root.find("policies")));
  reader.lend(around.policies);
  reader.vocabulary(MeasureAxis::noun, around.measures);
  reader.vocabulary(OutcomeAxis::noun, around.outcomes);
  reader.vocabulary(GroupAxis::noun, defined_names(reader, root.find("reporting_groups")));
  if (!around.sources.empty()) reader.sources(around.sources);
}

/// One path lies within the other.
bool same_place(const std::string& a, const std::string& b) {
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  return longer.compare(0, shorter.size(), shorter) == 0 &&
         (longer.size() == shorter.size() || longer[shorter.size()] == '.');
}

/// Checks that span fields, but for what concerns a field that is wrong already: one mistake is told once.
void check_what_stands(const Scenario& scenario, Problems& problems) {
  Problems spanning;
  check_scenario(scenario, spanning);
  const std::vector<Problem> told = problems.sorted();
  for (const Problem& problem : spanning.sorted()) {
    const bool known = std::any_of(told.begin(), told.end(), [&](const Problem& earlier) {
      return !earlier.warning && !earlier.path.empty() && same_place(earlier.path, problem.path);
    });
    if (known) continue;
    if (problem.warning)
      problems.warn(problem.at, problem.path, problem.what, problem.hint);
    else
      problems.add(problem.at, problem.path, problem.what, problem.hint);
  }
}

}  // namespace

Scenario read_scenario(const Document& document, const Surroundings& surroundings, Problems& problems) {
  Scenario scenario;
  if (!document.readable()) return scenario;
  Reader reader(problems);
  set_vocabularies(reader, document.root(), surroundings);
  read(document, reader, scenario);
  scenario.origins = reader.origins();
  if (scenario.origins.count("") == 0) scenario.origins.emplace("", document.root().at);
  check_what_stands(scenario, problems);
  return scenario;
}

std::string write_scenario(const Scenario& scenario) { return write_yaml(scenario); }

}  // namespace spp
