// Options that several commands share, each described once.
#pragma once

#include "cli/command.hpp"

namespace spp::option {

inline constexpr OptionText output{.name = "output",
                                   .letter = 'o',
                                   .takes = Takes::text,
                                   .value = "DIR",
                                   .help = {"map voor de uitkomsten (anders out/ met de naam van het bestand)",
                                            "folder for the results (else out/ and the file's name)"}};
inline constexpr OptionText replicates{
    .name = "replicates",
    .letter = 'n',
    .takes = Takes::whole,
    .value = "N",
    .help = {"aantal trekkingen (anders dat van het scenario)", "number of replicates (else the scenario's)"},
    .low = 1,
    .high = 10'000'000};
inline constexpr OptionText seed{.name = "seed",
                                 .takes = Takes::whole,
                                 .value = "S",
                                 .help = {"begin van de toevalsgetallen (anders dat van het scenario)",
                                          "seed of the random numbers (else the scenario's)"}};
inline constexpr OptionText threads{.name = "threads",
                                    .takes = Takes::whole,
                                    .value = "N",
                                    .help = {"aantal rekendraden; verandert geen getal (anders alle kernen)",
                                             "threads; changes no number (else all cores)"},
                                    .low = 1,
                                    .high = 1024};
inline constexpr OptionText set{
    .name = "set",
    .takes = Takes::text,
    .value = "PATH=VALUE",
    .help = {"een veld van het scenario anders, als YAML; `*` in het pad is elke naam; mag vaker",
             "another value for a field of the scenario, as YAML; `*` in the path is any name; repeatable"},
    .repeatable = true};
inline constexpr OptionText alternative{.name = "alternative",
                                        .takes = Takes::text,
                                        .value = "NAME",
                                        .help = {"alleen deze beleidsvariant van het scenario; mag vaker",
                                                 "only this alternative of the scenario; repeatable"},
                                        .repeatable = true};
inline constexpr OptionText compared_alternative{.name = "alternative",
                                                 .takes = Takes::text,
                                                 .value = "NAME",
                                                 .help = {"alleen deze beleidsvariant, naast de eerste; mag vaker",
                                                          "only this alternative, beside the first; repeatable"},
                                                 .repeatable = true};
inline constexpr OptionText vary{
    .name = "vary",
    .takes = Takes::text,
    .value = "PATH=V,V",
    .help = {"de laatste beleidsvariant (of --alternative) bij elk van deze waarden, tegen de eerste waarde; mag vaker",
             "the last alternative (or --alternative) at each of these values, against the first value; repeatable"},
    .repeatable = true};
inline constexpr OptionText attribution{
    .name = "attribution",
    .takes = Takes::text,
    .value = "exact|N",
    .help = {
        "wat elk beleid van de laatste beleidsvariant toevoegt: uit alle combinaties, of uit N getrokken volgorden",
        "what each policy of the last alternative adds: by every set, or by N sampled orders"}};
inline constexpr OptionText break_even{
    .name = "break-even",
    .help = {"welk deel van het beweerde effect moet uitkomen om niet duurder te zijn dan de eerste beleidsvariant",
             "the part of the claimed effect that must come true to be no dearer than the first alternative"}};
inline constexpr OptionText members{
    .name = "members",
    .help = {"wat het geeft als de eerste k organisaties meedoen, k = 0, 1, ... (op naam)",
             "what it gives when the first k organisations join, k = 0, 1, ... (by name)"}};
inline constexpr OptionText comparison_output{
    .name = "output",
    .letter = 'o',
    .takes = Takes::text,
    .value = "DIR",
    .help = {"schrijf de tabellen in deze map (anders nergens)", "write the tables into this folder (else nowhere)"}};
inline constexpr OptionText year{.name = "year",
                                 .takes = Takes::whole,
                                 .value = "YEAR",
                                 .help = {"kalenderjaar dat getoond wordt (anders de laatste drie); mag vaker",
                                          "calendar year that is shown (else the last three); repeatable"},
                                 .repeatable = true};
inline constexpr OptionText any_alternative{
    .name = "alternative",
    .takes = Takes::text,
    .value = "NAME",
    .help = {"alleen deze beleidsvariant; mag vaker", "only this alternative; repeatable"},
    .repeatable = true};
inline constexpr OptionText any_year{
    .name = "year",
    .takes = Takes::whole,
    .value = "YEAR",
    .help = {"alleen dit kalenderjaar (anders alle); mag vaker", "only this calendar year (else all); repeatable"},
    .repeatable = true};
inline constexpr OptionText chance{
    .name = "chance",
    .takes = Takes::choice,
    .help = {"off: verwachtingen in plaats van loting", "off: expectations instead of draws"},
    .choices = {"on", "off"}};
inline constexpr OptionText inputs{
    .name = "inputs",
    .takes = Takes::choice,
    .help = {"fixed: onzekere invoer op zijn gemiddelde", "fixed: uncertain inputs at their means"},
    .choices = {"drawn", "fixed"}};
inline constexpr OptionText force{
    .name = "force", .help = {"vervang een map van een eerdere run", "replace the folder of an earlier run"}};
inline constexpr OptionText allow_outside{
    .name = "allow-outside",
    .help = {"`extends` en `observed` mogen buiten de map van het scenario en de bibliotheek komen",
             "`extends` and `observed` may leave the scenario's folder and the library"}};
inline constexpr OptionText format{.name = "format",
                                   .takes = Takes::choice,
                                   .help = {"wat op het scherm komt", "what is printed"},
                                   .choices = {"table", "csv", "json"}};
inline constexpr OptionText excel{.name = "excel",
                                  .help = {"CSV voor Excel: puntkomma, decimale komma; geen cel wordt een formule",
                                           "CSV for Dutch Excel: semicolon, decimal comma; no cell becomes a formula"}};
inline constexpr OptionText report_format{.name = "format",
                                          .takes = Takes::choice,
                                          .help = {"hoe het getoond wordt", "how it is shown"},
                                          .choices = {"text", "markdown", "html", "csv", "json"}};
inline constexpr OptionText report_output{
    .name = "output",
    .letter = 'o',
    .takes = Takes::text,
    .value = "FILE",
    .help = {"schrijf het in dit bestand (anders op het scherm)", "write it into this file (else on the screen)"}};
inline constexpr OptionText board_format{
    .name = "format",
    .takes = Takes::choice,
    .help = {"een bladzijde, of een werkboek voor Excel", "a page, or a workbook for Excel"},
    .choices = {"html", "xlsx"}};
inline constexpr OptionText board_output{
    .name = "output",
    .letter = 'o',
    .takes = Takes::text,
    .value = "FILE",
    .help = {"waar het komt (anders naast de map, met haar naam en de taal)",
             "where it goes (else beside the folder, with its name and the language)"}};
inline constexpr OptionText board_language{
    .name = "lang",
    .takes = Takes::text,
    .value = "nl,en",
    .help = {"talen; elk een bestand (anders beide)", "languages; a file each (else both)"}};
inline constexpr OptionText open{
    .name = "open",
    .help = {"toon het daarna met het programma van het systeem", "show it afterwards with the system's program"}};
inline constexpr OptionText reported_alternative{
    .name = "alternative",
    .takes = Takes::text,
    .value = "NAME",
    .help = {"de beleidsvariant waarover het gaat (anders de laatste)", "the alternative reported (else the last)"}};
inline constexpr OptionText reported_year{
    .name = "year",
    .takes = Takes::whole,
    .value = "YEAR",
    .help = {"het kalenderjaar waarover het gaat (anders dat van het doel, of het eerste na het basisjaar)",
             "the calendar year reported (else that of the target, or the first after the base year)"}};
inline constexpr OptionText hide_small{
    .name = "hide-small",
    .takes = Takes::choice,
    .help = {"verberg cellen van minder dan zes personen (aan tenzij anders gezegd; nooit in csv en json)",
             "hide cells of fewer than six people (on unless said; never in csv and json)"},
    .choices = {"on", "off"}};
inline constexpr OptionText language{.name = "lang",
                                     .takes = Takes::choice,
                                     .help = {"taal van de samenvatting", "language of the summary"},
                                     .choices = {"nl", "en"}};
inline constexpr OptionText strict{.name = "strict",
                                   .help = {"een doel waarover niet te beslissen is, telt als gemist",
                                            "a target that cannot be decided counts as missed"}};
inline constexpr OptionText junit{.name = "junit",
                                  .takes = Takes::text,
                                  .value = "FILE",
                                  .help = {"schrijf een toets per doel, als JUnit, voor een CI-systeem",
                                           "write a test case for each target, as JUnit, for a CI system"}};
inline constexpr OptionText quiet{.name = "quiet", .letter = 'q', .help = {"alleen fouten", "errors only"}};
inline constexpr OptionText verbose{
    .name = "verbose",
    .letter = 'v',
    .help = {"tijden, draden en geheugen op stderr", "times, threads and memory on stderr"}};
inline constexpr OptionText help{.name = "help", .letter = 'h', .help = {"deze tekst", "this text"}};

}  // namespace spp::option
