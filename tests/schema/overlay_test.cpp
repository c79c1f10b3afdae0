// Rule 4 of the field reference: how one document is laid over another.
#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "schema/helpers.hpp"
#include "schema/overlay.hpp"
#include "schema/yaml.hpp"

using namespace spp;
using namespace spp::test;

namespace {

Node parsed(const std::string& text) {
  Problems problems;
  auto node = parse_yaml(std::make_shared<const Source>(Source{"x", text}), {true, 0}, problems);
  REQUIRE(node);
  REQUIRE(problems.empty());
  return std::move(*node);
}

/// `top` over `base`, with what lies under a map shown in angle brackets.
std::string with_under(const Node& node) {
  std::string out;
  for (const Node::Entry& e : node.entries) out += (out.empty() ? "" : ", ") + e.key + ": " + with_under(e.value);
  if (!node.is_map()) return emit_inline(node);
  return "{" + out + "}" + (node.under ? "<" + with_under(*node.under) + ">" : "");
}
std::string laid(const std::string& base, const std::string& top) {
  Node node = parsed(base);
  strip_nulls(node);
  overlay(node, parsed(top));
  return with_under(node);
}

}  // namespace

TEST_CASE("maps merge key by key, to any depth") {
  CHECK(laid("{a: 1, b: {c: 2, d: 3}}", "{b: {d: 4, e: 5}, f: 6}") == "{a: 1, b: {c: 2, d: 4, e: 5}, f: 6}");
  CHECK(laid("{a: {b: 1}}", "{a: {}}") == "{a: {b: 1}}");
}

TEST_CASE("lists, scalars, numbers in map form and tables by age are replaced whole") {
  CHECK(laid("{a: [1, 2, 3]}", "{a: [4]}") == "{a: [4]}");
  CHECK(laid("{a: 1}", "{a: [4]}") == "{a: [4]}");
  CHECK(laid("{a: {value: 1, source: S}}", "{a: {value: 2}}") == "{a: {value: 2}}");
  CHECK(laid("{a: {triangular: [1, 2, 3], assumption: x}}", "{a: {normal: [1, 2]}}") == "{a: {normal: [1, 2]}}");
  CHECK(laid("{a: {15: 1, 40: 2}}", "{a: {15: 3}}") == "{a: {15: 3}}");
  CHECK(laid("{a: {15: 1, source: S}}", "{a: {20: 3}}") == "{a: {20: 3}}");
  CHECK(laid("{a: {x: 1, y: 2}}", "{a: 3}") == "{a: 3}");
  CHECK(laid("{a: {x: 1, y: 2}}", "{a: {value: 3}}") == "{a: {value: 3}}");
}

TEST_CASE("null removes what was inherited, and only that") {
  CHECK(laid("{a: 1, b: {c: 2, d: 3}}", "{a: null, b: {c: ~}, e: null}") == "{b: {d: 3}}");
  CHECK(laid("{a: {b: 1}}", "{a: null}") == "{}");
  CHECK(laid("{}", "{a: {b: null, c: {d: null}}}") == "{a: {c: {}}}");
}

TEST_CASE("a map over a single value keeps that value under it, unless it brings a default") {
  CHECK(laid("{a: 7}", "{a: {x: 1}}") == "{a: {x: 1}<7>}");
  CHECK(laid("{a: {value: 7, source: S}}", "{a: {x: {y: 1}}}") == "{a: {x: {y: 1}}<{value: 7, source: S}>}");
  CHECK(laid("{a: {15: 1, 40: 2}}", "{a: {x: 3}}") == "{a: {x: 3}<{15: 1, 40: 2}>}");
  CHECK(laid("{a: 7}", "{a: {x: 1, default: 2}}") == "{a: {x: 1, default: 2}}");
  CHECK(laid("{a: 7}", "{a: {x: 1, default: null}}") == "{a: {x: 1}}");
  CHECK(laid("{a: {x: 7}}", "{a: {x: {y: 1}}}") == "{a: {x: {y: 1}<7>}}");
}

TEST_CASE("what lies under a map stays through further overlays, until a default comes") {
  Node node = parsed("{a: 7}");
  overlay(node, parsed("{a: {x: 1}}"));
  overlay(node, parsed("{a: {y: 2}}"));
  CHECK(with_under(node) == "{a: {x: 1, y: 2}<7>}");
  overlay(node, parsed("{a: {default: 3}}"));
  CHECK(with_under(node) == "{a: {x: 1, y: 2, default: 3}}");
}

TEST_CASE("laying a tree over itself changes nothing, and overlays are associative without single values under maps") {
  const std::string a = "{p: {q: 1, r: {s: [1], t: {15: 1}}}, u: {value: 2}}";
  CHECK(laid(a, a) == with_under(parsed(a)));
  const std::string b = "{p: {q: 2, v: 3}}", c = "{p: {r: {t: {15: 2}}}, u: 4}";
  Node left = parsed(a), right = parsed(b);
  overlay(left, parsed(b));
  overlay(left, parsed(c));
  overlay(right, parsed(c));
  Node other = parsed(a);
  overlay(other, std::move(right));
  CHECK(with_under(left) == with_under(other));
}

TEST_CASE("--set lays one value over a path") {
  CHECK(tree("a: {b: 1}\n", {"a.b=2"}) == "{a: {b: 2}}");
  CHECK(tree("a: 1\n", {"b.c.d=x"}) == "{a: 1, b: {c: {d: x}}}");
  CHECK(tree("a: {b: 1}\n", {"a.c={triangular: [1, 2, 3]}", "a.d=[1, 2]"}) ==
        "{a: {b: 1, c: {triangular: [1, 2, 3]}, d: [1, 2]}}");
  CHECK(tree("a: {b: 1, c: 2}\n", {"a={b: 3}"}) == "{a: {b: 3, c: 2}}");
  CHECK(tree("a: {b: 1, c: 2}\n", {"a.b=null"}) == "{a: {c: 2}}");
  CHECK(tree("a: 1\n", {"a=2", "a=3"}) == "{a: 3}");  // later wins
  CHECK(tree("a: {15: 1, 40: 2}\n", {"a.40=3", "a.60=4"}) == "{a: {15: 1, 40: 3, 60: 4}}");
  CHECK(tree("a: {value: 1, source: S}\n", {"a.value=3"}) == "{a: {value: 3, source: S}}");
  CHECK(tree("a: [{b: 1}, {b: 2}]\n", {"a.2.b=3"}) == "{a: [{b: 1}, {b: 3}]}");
}

TEST_CASE("--set into a single value keeps it under the new map") {
  const Loaded loaded = load("a: 7\n", {"a.x=1"});
  REQUIRE(loaded.messages.empty());
  CHECK(with_under(loaded.document.root()) == "{a: {x: 1}<7>}");
  CHECK(with_under(load("a: 7\n", {"a.default=1"}).document.root()) == "{a: {default: 1}}");
  CHECK(with_under(load("a: {15: 1}\n", {"a.x.y=1"}).document.root()) == "{a: {x: {y: 1}}<{15: 1}>}");
}

TEST_CASE("a star stands for every key or item that is there") {
  CHECK(tree("p: {a: {u: 1}, b: {v: 2}}\n", {"p.*.u=0"}) == "{p: {a: {u: 0}, b: {v: 2, u: 0}}}");
  CHECK(tree("p: {a: 1, b: 2}\n", {"p.*=0"}) == "{p: {a: 0, b: 0}}");
  CHECK(tree("p: {a: 1, b: 2}\n", {"p.*=null"}) == "{p: {}}");
  CHECK(tree("p: [{a: 1}, {a: 2}]\n", {"p.*.a=0"}) == "{p: [{a: 0}, {a: 0}]}");
  CHECK(tree("p: {a: {x: 1, z: 2}, b: {x: 3}}\n", {"p.*.*=0"}) == "{p: {a: {x: 0, z: 0}, b: {x: 0}}}");
  CHECK(tree("p: {}\n", {"p.*.u=0"}).starts_with("--set:1:1: `p.*.u` leads nowhere: `*` matches nothing here"));
  CHECK(tree("p: 1\n", {"q.*=0"}).find("matches nothing") != std::string::npos);
}

TEST_CASE("a value from --set knows where it was written") {
  const Loaded loaded = load("a: {b: 1}\n", {"a.b=2", "c=[1, 0.5]"});
  const Node& b = *loaded.document.root().find("a")->find("b");
  REQUIRE(b.at.source);
  CHECK(b.at.source->name == "--set");
  CHECK(b.at.source->text == "a.b=2");
  CHECK(b.at.line == 1);
  CHECK(b.at.column == 5);
  CHECK(loaded.document.root().find("c")->items[1].at.column == 7);
}

TEST_CASE("what is wrong with --set is told with the option") {
  CHECK(load("a: 1\n", {"a"}).messages == "--set:1:1: `a` has no `=`; write PATH=VALUE\n");
  CHECK(load("a: 1\n", {"a..b=1"}).messages.starts_with("--set:1:1: `a..b` is no path"));
  CHECK(load("a: 1\n", {"=1"}).messages.starts_with("--set:1:1: `` is no path"));
  CHECK(load("a: 1\n", {"a="}).messages.starts_with("--set:1:1: `a` gets no value"));
  CHECK(load("a: 1\n", {"a=[1, 2"}).messages.starts_with("--set:1:3: a `[` is not closed"));
  CHECK(load("a: 1\n", {"a=\"x"}).messages.starts_with("--set:1:3: this quote is not closed"));
  CHECK(load("a: 1\n", {"extends=b.yaml"}).messages.starts_with("--set:1:1: `extends` cannot be set"));
  CHECK(load("a: [1]\n", {"a.2=1"}).messages.find("`2` is no item of a list of 1") != std::string::npos);
  CHECK(load("a: 1\n", {"a=&x 1"}).messages.find("anchors") != std::string::npos);
}
