#include "schema/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "schema/beside.hpp"
#include "schema/bytes.hpp"
#include "schema/overlay.hpp"
#include "schema/utf8.hpp"
#include "schema/yaml.hpp"

namespace spp {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> split(std::string_view path) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('.', begin), path.size());
    out.push_back(normal_form(path.substr(begin, end - begin)));
    begin = end + 1;
  }
  return out;
}

/// `PATH=VALUE` laid over a tree; false where something is wrong with it.
bool apply_set(Node& root, const std::string& option, const std::string& named, Problems& problems) {
  auto source = std::make_shared<const Source>(Source{named, option});
  const auto fail = [&](Origin at, std::string what, std::string hint) {
    problems.add(std::move(at), {}, std::move(what), std::move(hint));
    return false;
  };
  const std::size_t equals = option.find('=');
  const std::string_view path_text = std::string_view(option).substr(0, equals);
  const Origin path_at{source, 1, 1, 0};
  if (!check_text(source, problems)) return false;
  Origin whole = path_at;
  whole.width = count_code_points(path_text);
  if (equals == std::string::npos) return fail(whole, "`" + option + "` has no `=`", "write PATH=VALUE");
  const std::vector<std::string> path = split(path_text);
  if (std::find(path.begin(), path.end(), "") != path.end())
    return fail(whole, "`" + std::string(path_text) + "` is no path", "write names with a point between them");
  if (path.front() == "extends") return fail(whole, "`extends` cannot be set", "write it in the file");
  if (option.find_first_not_of(" \n", equals + 1) == std::string::npos)
    return fail(whole, "`" + std::string(path_text) + "` gets no value",
                "write PATH=VALUE, or PATH=null to remove what is there");
  const std::optional<Node> value = parse_yaml(source, {true, equals + 1}, problems);
  if (!value) return false;
  std::string why;
  if (overlay_at(root, path, *value, why)) return true;
  return fail(whole, "`" + std::string(path_text) + "` leads nowhere: " + why, {});
}

}  // namespace

/// Reads files for one document: what extends what, each file once.
class DocumentLoader {
 public:
  DocumentLoader(const LoadOptions& options, Problems& problems) : options_(options), problems_(problems) {}

  Document load(const std::string& name, std::optional<std::string> text) {
    const bool is_stdin = name == "-";
    Document document;
    document.name_ = is_stdin ? "stdin" : name;
    const fs::path path = is_stdin ? fs::path("stdin") : fs::path(name);
    reach_ = reach_of(path.string(), options_);
    if (!text) text = read_bytes(name, {}, problems_);
    if (!text) return document;
    stack_.push_back({real_path(path), document.name_});
    std::optional<Node> root = parse(document.name_, std::move(*text), path);
    document.files_ = std::move(files_);
    if (!root) return document;
    document.root_ = std::move(*root);
    document.readable_ = true;
    for (const std::string& option : options_.sets) (void)apply_set(document.root_, option, "--set", problems_);
    return document;
  }

 private:
  struct Open {
    fs::path canonical;
    std::string name;
  };

  /// The tree of a text with all that it extends under it.
  std::optional<Node> parse(const std::string& name, std::string bytes, const fs::path& path) {
    auto source = std::make_shared<const Source>(Source{name, without_byte_order_mark(bytes)});
    files_.push_back({name, std::move(bytes)});
    if (!check_text(source, problems_)) return std::nullopt;
    std::optional<Node> own = parse_yaml(source, {}, problems_);
    if (!own) return std::nullopt;
    const Origin top = own->at;
    std::optional<Node> merged = Node::map();
    for (const Node& wanted : take_extends(*own)) {
      std::optional<Node> base = follow(wanted, path);
      if (base && merged)
        merge_root(*merged, std::move(*base));
      else
        merged.reset();
    }
    if (!merged) return std::nullopt;
    merge_root(*merged, std::move(*own));
    merged->at = top;
    return merged;
  }

  /// A root is always a map of fields, even where its keys look like a number's or a table's.
  static void merge_root(Node& base, Node top) {
    if (!base.entries.empty()) return overlay(base, std::move(top));
    strip_nulls(top);
    base = std::move(top);
  }

  /// The paths under `extends`, which is taken out of the tree.
  std::vector<Node> take_extends(Node& root) {
    const auto it =
        std::find_if(root.entries.begin(), root.entries.end(), [](const Node::Entry& e) { return e.key == "extends"; });
    if (it == root.entries.end()) return {};
    Node given = std::move(it->value);
    const Origin at = it->at;
    root.entries.erase(it);
    if (given.is_null()) return {};
    std::vector<Node> paths = given.is_list() ? std::move(given.items) : std::vector<Node>{std::move(given)};
    for (const Node& path : paths)
      if (!path.is_scalar()) {
        problems_.add(at, "extends", "`extends` takes a path or a list of paths",
                      "write `extends: library/nl-ok.yaml`");
        return {};
      }
    return paths;
  }

  std::optional<Node> follow(const Node& wanted, const fs::path& from) {
    const std::optional<fs::path> found = locate(wanted, from);
    if (!found) return std::nullopt;
    const fs::path real = real_path(*found);
    const auto cycle = std::find_if(stack_.begin(), stack_.end(), [&](const Open& o) { return o.canonical == real; });
    if (cycle != stack_.end()) {
      std::string chain;
      for (auto it = cycle; it != stack_.end(); ++it) chain += it->name + " -> ";
      problems_.add(wanted.at, "extends", "this `extends` goes round in a circle: " + chain + cycle->name,
                    "remove one of them");
      return std::nullopt;
    }
    if (const auto known = done_.find(real); known != done_.end()) return known->second;
    if (stack_.size() > most_extends_deep || files_.size() >= most_files) {
      problems_.add(
          wanted.at, "extends",
          fmt::format("too many files extend each other (at most {} deep, {} in all)", most_extends_deep, most_files));
      return std::nullopt;
    }
    const std::string name = found->string();
    std::optional<std::string> bytes = read_bytes(name, wanted.at, problems_);
    if (!bytes) return std::nullopt;
    stack_.push_back({real, name});
    std::optional<Node> tree = parse(name, std::move(*bytes), *found);
    stack_.pop_back();
    if (tree) done_.emplace(real, *tree);
    return tree;
  }

  /// Beside the file, then in the library; nothing, with a problem, where it is not there or may not be used.
  std::optional<fs::path> locate(const Node& wanted, const fs::path& from) {
    const fs::path path(wanted.text);
    std::vector<fs::path> places;
    if (path.is_absolute()) {
      places.push_back(path);
    } else {
      places.push_back((from.parent_path() / path).lexically_normal());
      for (const fs::path& folder : options_.library) {
        places.push_back((folder / path).lexically_normal());
        // `library/nl-ok.yaml` names the shipped library by its folder.
        if (path.begin() != path.end() && *path.begin() == folder.filename())
          places.push_back((folder.parent_path() / path).lexically_normal());
      }
    }
    return find_file({wanted.text, wanted.at, "extends", "beside this one or in the library"}, places, reach_,
                     problems_);
  }

  const LoadOptions& options_;
  Problems& problems_;
  Reach reach_;
  std::vector<Open> stack_;
  std::map<fs::path, Node> done_;
  std::vector<DocumentFile> files_;
};

Document Document::load(const std::string& path_or_dash, const LoadOptions& options, Problems& problems) {
  return DocumentLoader(options, problems).load(path_or_dash, std::nullopt);
}

Document Document::from_text(const std::string& name, std::string text, const LoadOptions& options,
                             Problems& problems) {
  return DocumentLoader(options, problems).load(name, std::move(text));
}

Document Document::with(std::string_view path, std::string_view value, Problems& problems,
                        const std::string& named) const {
  Document out = *this;
  if (out.readable_) (void)apply_set(out.root_, std::string(path) + "=" + std::string(value), named, problems);
  return out;
}

}  // namespace spp
