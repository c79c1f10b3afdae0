// The first sheet of a workbook: shortage and closed rooms of one place by year, as tables and as charts of Excel's own
// that are drawn from them.
#pragma once

#include "output/folder_tables.hpp"
#include "output/xlsx.hpp"
#include "output/xlsx_book.hpp"
#include "output/xlsx_terms.hpp"

namespace spp {

void add_overview(XlsxBook& book, const FolderTables& run, const Terms& terms, const XlsxAsked& asked);

}  // namespace spp
