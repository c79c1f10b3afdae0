// The fields of a described struct as a text to read: name, kind and range, default, meaning. What `explain` shows, and
// what a manual is made of.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "schema/read.hpp"
#include "schema/write.hpp"

namespace spp {

/// One field of a struct or of a struct within it.
struct ReferenceRow {
  std::string path;      ///< `programmes.<programme>.duration`
  std::string kind;      ///< "a whole number, 1 to 120 (months)"
  std::string standard;  ///< the default as it would be written; empty where there is none
  bool required = false;
  std::string help;
};

/// The struct that a kind of value holds within itself, and how the path leads there.
template <class T>
struct Inside {
  using Type = T;
  static std::string steps() { return {}; }
};
template <class T>
struct Inside<std::optional<T>> : Inside<T> {};
template <class T>
struct Inside<std::variant<Number, T>> : Inside<T> {};
template <class T>
struct Inside<std::vector<T>> {
  using Type = typename Inside<T>::Type;
  static std::string steps() { return ".<n>" + Inside<T>::steps(); }
};
template <class T>
struct Inside<std::map<std::string, T>> {
  using Type = typename Inside<T>::Type;
  static std::string steps() { return ".<name>" + Inside<T>::steps(); }
};
template <class Axis, class T>
struct Inside<Table<Axis, T>> {
  using Type = typename Inside<T>::Type;
  static std::string steps() { return ".<" + std::string(Axis::noun) + ">" + Inside<T>::steps(); }
};

/// The fields of T and of the structs within it, in order.
template <Described T>
std::vector<ReferenceRow> reference_rows(Language language, const std::string& prefix = {}) {
  std::vector<ReferenceRow> rows;
  const T fresh{};
  each_field<T>([&](const auto& f) {
    using Member = typename std::remove_cvref_t<decltype(f)>::Type;
    const std::string path = prefix + std::string(f.name);
    const Node standard = f.required ? Node{} : Kind<Member>::write(fresh.*f.member);
    const bool none =
        standard.is_null() || (!standard.is_scalar() && standard.items.empty() && standard.entries.empty());
    rows.push_back({path, Kind<Member>::describe(f.unit, language), none ? "" : emit_inline(standard), f.required,
                    std::string(f.help.in(language))});
    using Inner = typename Inside<Member>::Type;
    if constexpr (Described<Inner>)
      for (ReferenceRow& row : reference_rows<Inner>(language, path + Inside<Member>::steps() + "."))
        rows.push_back(std::move(row));
  });
  return rows;
}

/// The rows as text, two lines each.
[[nodiscard]] std::string reference_text(const std::vector<ReferenceRow>& rows, Language language);

template <Described T>
[[nodiscard]] std::string reference_text(Language language) {
  return reference_text(reference_rows<T>(language), language);
}

}  // namespace spp
