// The parts of a report's page: its template and style, its words, and its figures for the script.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "report/report.hpp"

namespace spp::html {

/// A word of the page itself, by the name that the template or the script knows it by.
struct PageWord {
  std::string_view name;
  Words words;
};

inline constexpr std::array template_words = {
    PageWord{"w_sections", {"Onderdelen van dit rapport", "Sections of this report"}},
    PageWord{"w_choose", {"Wat u ziet", "What you see"}},
    PageWord{"w_alternatives", {"Beleidsvarianten", "Alternatives"}},
    PageWord{"w_organisation", {"Organisatie", "Organisation"}},
    PageWord{"w_all_organisations", {"alle organisaties", "all organisations"}},
    PageWord{"w_profession", {"Beroep", "Profession"}},
    PageWord{"w_all_professions", {"alle beroepen", "all professions"}},
    PageWord{"w_chosen",
             {"Niet alles wordt getoond. Zinnen en totalen gaan nog steeds over het geheel: er wordt niets opnieuw "
              "berekend.",
              "Not all is shown. Sentences and totals still speak of the whole: nothing is computed anew."}},
    PageWord{"w_table", {"Tabel bij de grafiek", "Table of the chart"}},
    PageWord{"w_no_charts",
             {"Deze versie van het programma is zonder grafieken gebouwd; de tabellen hebben dezelfde cijfers.",
              "This copy of the program was built without charts; the tables hold the same figures."}},
};

inline constexpr std::array script_words = {
    PageWord{"to", {"tot", "to"}},
    PageWord{"and", {"en", "and"}},
    PageWord{"year", {"jaar", "year"}},
    PageWord{"keys", {"Pijltjestoetsen kiezen het jaar.", "Arrow keys choose the year."}},
    PageWord{"bands",
             {"Lijn: mediaan. Gekleurde banden: 50% en 80% van de simulaties, getekend voor",
              "Line: median. Shaded bands: 50% and 80% of the simulations, drawn for"}},
    PageWord{"scales",
             {"Grote en kleine organisaties hebben elk hun eigen verticale schaal.",
              "Large and small organisations have a vertical scale of their own."}},
    PageWord{"none", {"Er is geen beleidsvariant gekozen.", "No alternative is chosen."}},
};

extern const std::string_view page_head;   ///< up to the style, which is named by its hash
extern const std::string_view page_style;  ///< what stands in the element, no less and no more
extern const std::string_view page_body;   ///< after the style, up to the script
extern const std::string_view page_table;  ///< of a table, for the body's `table_markup`

/// What a reader sees of a text: one line, control and bidirectional characters written out.
[[nodiscard]] std::string line_of(std::string_view text);

/// All charts of the report in the order of the page, with the names and words that the script needs.
[[nodiscard]] std::string figures_json(const Report& report);

}  // namespace spp::html
