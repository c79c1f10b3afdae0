#include "laws/linear_law.hpp"

#include <algorithm>

namespace spp::linear {
namespace {

double dot(const std::vector<double>& x, const std::vector<double>& y) {
  double sum = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

std::vector<double> times(const std::vector<double>& row, const std::vector<Spread>& rows) {
  std::vector<double> next(row.size(), 0.0);
  for (std::size_t u = 0; u < rows.size(); ++u)
    if (row[u] != 0.0)
      for (const auto& [v, p] : rows[u]) next[static_cast<std::size_t>(v)] += row[u] * p;
  return next;
}

}  // namespace

Recursion::Recursion(const Market& market) : market_(market), kinds_(market) {}

double Recursion::retiring(int age, int month) const {
  const int years = market_.retirement_years, extra = market_.retirement_months;
  if (years == 0) return 0.0;
  if (age == years - 1 && month > extra) return 1.0 / (13 - month + extra);
  if (age == years && month <= extra) return 1.0 / (extra - month + 1);
  return age >= years ? 1.0 : 0.0;
}

/// Heads who fall over kinds independently of one another: a multinomial.
void Recursion::lay_out(double heads, const Spread& spread) {
  for (const auto& [u, p] : spread) {
    mean_[static_cast<std::size_t>(u)] += heads * p;
    covariance_[static_cast<std::size_t>(u)][static_cast<std::size_t>(u)] += heads * p;
    for (const auto& [v, q] : spread)
      covariance_[static_cast<std::size_t>(u)][static_cast<std::size_t>(v)] -= heads * p * q;
  }
}

void Recursion::start() {
  mean_.assign(size(), 0.0);
  covariance_.assign(size(), Vector(size(), 0.0));
  for (const Group& group : market_.staff) {
    Spread spread;
    for (const auto& [age, share] : group.ages) {
      for (int since = 0; since < 12; ++since)
        spread.emplace_back(kinds_.head(group.organisation, since, age), share * group.new_share / 12);
      spread.emplace_back(kinds_.head(group.organisation, 12, age), share * (1 - group.new_share));
    }
    lay_out(group.heads, spread);
  }
  for (std::size_t g = 0; g < market_.programmes.size(); ++g) {
    const Programme& programme = market_.programmes[g];
    for (std::size_t m = 0; m < programme.listed.size(); ++m)
      mean_[static_cast<std::size_t>(kinds_.trainee(g, static_cast<int>(m)))] += programme.listed[m];
    double sum = 0.0;
    for (const double weight : programme.left) sum += weight;
    Spread spread;
    for (std::size_t m = 0; m < programme.left.size(); ++m)
      if (programme.left[m] > 0) spread.emplace_back(kinds_.trainee(g, static_cast<int>(m)), programme.left[m] / sum);
    if (programme.total > 0) lay_out(programme.total, spread);
  }
}

void Recursion::from_head(std::vector<Spread>& rows, int t, int h, int since, int age_before) const {
  Spread& row = rows[static_cast<std::size_t>(kinds_.head(h, since, age_before))];
  const int age = aged(age_before, t);
  const double retire = retiring(age, calendar(t));
  const int causes = static_cast<int>(market_.causes.size());
  if (retire > 0) row.emplace_back(kinds_.left(h, causes), retire);
  if (retire >= 1.0 || age > market_.oldest) return;
  double sum = 0.0;
  for (int j = 0; j < causes; ++j) sum += market_.rate(j, h, since < 12, age);
  const double leave = (1 - retire) * (1 - std::exp(-sum / 12));
  for (int j = 0; j < causes && sum > 0; ++j) {
    const double part = leave * market_.rate(j, h, since < 12, age) / sum;
    const Spread* to = j == causes - 1 && !market_.to.empty() ? &market_.to[static_cast<std::size_t>(h)] : nullptr;
    if (to == nullptr || to->empty()) {
      row.emplace_back(kinds_.left(h, j), part);
    } else {
      for (const auto& [other, share] : *to) row.emplace_back(kinds_.head(other, 0, age), part * share);
    }
  }
  row.emplace_back(kinds_.head(h, std::min(since + 1, 12), age), 1 - retire - leave);
}

void Recursion::from_trainee(std::vector<Spread>& rows, int t, std::size_t g, int completed) const {
  Spread& row = rows[static_cast<std::size_t>(kinds_.trainee(g, completed))];
  const Programme& programme = market_.programmes[g];
  const double survive = 1 - programme.lost[static_cast<std::size_t>(completed)];
  if (completed + 1 < programme.duration) {
    row.emplace_back(kinds_.trainee(g, completed + 1), survive);
    return;
  }
  int older = 0;
  for (int m = t - programme.duration + 1; m <= t; ++m) older += calendar(m + 1200) == 1 ? 1 : 0;
  for (const auto& [entry, share] : programme.ages) {
    const int age = entry + older;
    row.emplace_back(kinds_.head(programme.home, 0, age), survive * share * programme.stay);
    if (programme.stay_region > 0)
      for (const auto& [other, part] : market_.to[static_cast<std::size_t>(programme.home)])
        row.emplace_back(kinds_.head(other, 0, age),
                         survive * share * (1 - programme.stay) * programme.stay_region * part);
  }
}

std::vector<Spread> Recursion::matrix(int t) const {
  std::vector<Spread> rows(size());
  for (int h = 0; h < market_.organisations; ++h)
    for (int since = 0; since <= 12; ++since)
      for (int age = market_.youngest; age <= market_.oldest; ++age) from_head(rows, t, h, since, age);
  for (std::size_t g = 0; g < market_.programmes.size(); ++g)
    for (int m = 0; m < market_.programmes[g].duration; ++m) from_trainee(rows, t, g, m);
  for (int u = kinds_.left(0, 0); u < kinds_.count(); ++u) rows[static_cast<std::size_t>(u)] = {{u, 1.0}};
  return rows;
}

void Recursion::step(const std::vector<Spread>& rows) {
  for (Vector& row : covariance_) row = times(row, rows);
  std::vector<Vector> next(size(), Vector(size(), 0.0));
  for (std::size_t u = 0; u < size(); ++u)
    for (const auto& [v, p] : rows[u]) {
      Vector& target = next[static_cast<std::size_t>(v)];
      for (std::size_t w = 0; w < size(); ++w) target[w] += p * covariance_[u][w];
      if (mean_[u] == 0.0) continue;
      target[static_cast<std::size_t>(v)] += mean_[u] * p;
      for (const auto& [w, q] : rows[u]) target[static_cast<std::size_t>(w)] -= mean_[u] * p * q;
    }
  covariance_ = std::move(next);
  mean_ = times(mean_, rows);
}

/// Independent of who is there: Poisson hires by age, and a binomial intake of whole places.
void Recursion::enter(int t) {
  const auto add = [&](int kind, double mean, double variance) {
    mean_[static_cast<std::size_t>(kind)] += mean;
    covariance_[static_cast<std::size_t>(kind)][static_cast<std::size_t>(kind)] += variance;
  };
  for (std::size_t h = 0; h < market_.hires.size(); ++h)
    for (const auto& [age, mean] : market_.hires[h]) add(kinds_.head(static_cast<int>(h), 0, age), mean, mean);
  for (std::size_t g = 0; g < market_.programmes.size(); ++g) {
    const Programme& programme = market_.programmes[g];
    if (std::count(programme.intake.begin(), programme.intake.end(), calendar(t)) == 0) continue;
    const double fraction = programme.places - std::floor(programme.places);
    const double fill = programme.fill;
    add(kinds_.trainee(g, 0), programme.places * fill,
        programme.places * fill * (1 - fill) + fill * fill * fraction * (1 - fraction));
  }
}

Recursion::Vector Recursion::functional(const Observable& observable) const {
  Vector row(size(), 0.0);
  const auto mark = [&](int kind) { row[static_cast<std::size_t>(kind)] = 1.0; };
  switch (observable.what) {
    case Observable::What::heads:
      for (int since = 0; since <= 12; ++since)
        for (int age = market_.youngest; age <= market_.oldest; ++age)
          mark(kinds_.head(observable.organisation, since, age));
      break;
    case Observable::What::trainees:
      for (std::size_t g = 0; g < market_.programmes.size(); ++g)
        for (int m = 0; m < market_.programmes[g].duration; ++m)
          if (market_.programmes[g].home == observable.organisation) mark(kinds_.trainee(g, m));
      break;
    case Observable::What::left:
      mark(kinds_.left(observable.organisation, observable.cause));
      break;
  }
  return row;
}

Moments Recursion::run(const std::vector<Observable>& observables) {
  start();
  Moments moments;
  moments.covariance.assign(observables.size(), Vector(observables.size(), 0.0));
  std::vector<Vector> seen;  // Cov[observable, n_t], of those in the past
  std::size_t next = 0;
  for (int period = 0;; ++period) {
    for (; next < observables.size() && observables[next].period == period; ++next) {
      const Vector row = functional(observables[next]);
      moments.mean.push_back(dot(row, mean_));
      Vector with(size());
      for (std::size_t u = 0; u < size(); ++u) with[u] = dot(covariance_[u], row);
      seen.push_back(std::move(with));
      for (std::size_t k = 0; k <= next; ++k)
        moments.covariance[k][next] = moments.covariance[next][k] = dot(seen[k], row);
    }
    if (next == observables.size()) return moments;
    const std::vector<Spread> rows = matrix(period);
    for (Vector& row : seen) row = times(row, rows);
    step(rows);
    enter(period);
  }
}

}  // namespace spp::linear
