// Columns of a table, from the same fields that describe its row struct; and the cells of a row in that order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "analysis/rows.hpp"
#include "schema/field.hpp"

namespace spp {

enum class ColumnType { text, number, whole, yes_no };

struct Column {
  std::string name;
  ColumnType type = ColumnType::text;
  std::string_view unit;
  Words help;
  std::optional<double> share;  ///< of a quantile
  bool may_be_empty = false;
};

/// What is in a cell that may be empty.
template <class T>
struct InCell {
  using Type = T;
  static constexpr bool may_be_empty = false;
};
template <class T>
struct InCell<std::optional<T>> {
  using Type = T;
  static constexpr bool may_be_empty = true;
};

template <class T>
constexpr ColumnType column_type() {
  if constexpr (InCell<T>::may_be_empty)
    return column_type<typename InCell<T>::Type>();
  else if constexpr (std::is_same_v<T, bool>)
    return ColumnType::yes_no;
  else if constexpr (std::is_integral_v<T>)
    return ColumnType::whole;
  else if constexpr (std::is_floating_point_v<T> || std::is_same_v<T, Quantiles>)
    return ColumnType::number;
  else
    return ColumnType::text;
}

/// The columns of a row struct; a field of quantiles stands for a column a share.
template <Described Row>
std::vector<Column> columns_of(const std::vector<double>& shares) {
  std::vector<Column> columns;
  each_field<Row>([&](const auto& one) {
    using Type = typename std::remove_cvref_t<decltype(one)>::Type;
    if constexpr (std::is_same_v<Type, Quantiles>) {
      for (const double share : shares)
        columns.push_back({quantile_name(share), column_type<Type>(), one.unit.name, one.help, share});
    } else {
      columns.push_back(
          {std::string(one.name), column_type<Type>(), one.unit.name, one.help, {}, InCell<Type>::may_be_empty});
    }
  });
  return columns;
}

/// Calls `f` with each cell of a row: std::string_view, double, std::int64_t, bool, or an optional number.
template <Described Row, class F>
void each_cell(const Row& row, F&& f) {
  each_field<Row>([&](const auto& one) {
    using Type = typename std::remove_cvref_t<decltype(one)>::Type;
    const Type& value = row.*one.member;
    if constexpr (std::is_same_v<Type, Quantiles>) {
      for (const double quantile : value.values) f(quantile);
    } else if constexpr (std::is_same_v<Type, std::string>) {
      f(std::string_view(value));
    } else {
      f(value);
    }
  });
}

}  // namespace spp
