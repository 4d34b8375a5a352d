#include "sync/xlsform/FormPreview.h"
#include "tests/support/ExampleWorkbook.h"
#include "tests/unit/xlsform/ImportedForms.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {
namespace {

ImportedForm homeVisit() {
    return imported(exampleWorkbook(exampleRows("settings.txt")));
}

TEST_CASE("A workbook of the size that forces bring reads as it was meant, and says what was done with it") {
    const auto form = homeVisit();
    INFO(linesOf(form.findings));
    REQUIRE(form.form);
    CHECK(linesOf(form.findings) == exampleText("findings.golden"));
    CHECK(previewText(*form.form, "") == exampleText("preview.golden"));
}

TEST_CASE("A preview speaks the language it is asked for where the workbook does") {
    const auto form = homeVisit();
    REQUIRE(form.form);
    const auto preview = previewText(*form.form, "pl");
    CHECK(preview.find("Kiedy tam byłeś?") != std::string::npos);
    CHECK(preview.find("Asked only if 'Czy ktoś otworzył?' is 'Nie'") != std::string::npos);
    CHECK(preview.find("At what time?") != std::string::npos);
}

} // namespace
} // namespace seenheard
