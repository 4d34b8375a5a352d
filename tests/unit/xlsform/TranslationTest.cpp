#include "sync/xlsform/ExpressionTranslator.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace seenheard {
namespace {

Symbol question(const std::string& name, ValueKind value, std::vector<std::string> level = {}) {
    Symbol symbol;
    symbol.original = symbol.name = name;
    symbol.value = value;
    symbol.level = std::move(level);
    return symbol;
}

Symbols household() {
    Symbols symbols;
    symbols.add(question("age", ValueKind::Number));
    symbols.add(question("weight", ValueKind::Decimal));
    symbols.add(question("born", ValueKind::Date));
    symbols.add(question("told", ValueKind::Words));
    Symbol rooms = question("rooms", ValueKind::Choice);
    rooms.choices = {{"kitchen", "kitchen"}, {"Bed-room", "bed_room"}, {"1", "1"}};
    rooms.labels = {{"kitchen", "Kitchen"}, {"bed_room", "Bedroom"}};
    symbols.add(rooms);
    Symbol people = question("people", ValueKind::Unknown);
    people.kind = Symbol::Kind::Repeat;
    symbols.add(people);
    symbols.add(question("hours", ValueKind::Number, {"people"}));
    Symbol photo = question("photo", ValueKind::Unknown);
    photo.kind = Symbol::Kind::Missing;
    symbols.add(photo);
    return symbols;
}

struct Said {
    const char* theirs;
    const char* ours;
};

TEST_CASE("What a workbook says in XLSForm's expressions is said in ours") {
    const auto said = GENERATE(Said{"${age} > 5 and ${age}<18", "${age} > 5 and ${age} < 18"},
        Said{"selected(${rooms}, 'Bed-room')", "selected(${rooms}, 'bed_room')"},
        Said{"${rooms} = 'Bed-room' or ${rooms}=1", "${rooms} = 'bed_room' or ${rooms} = '1'"},
        Said{"not(selected( ${ rooms } , \"kitchen\" ))", "not(selected(${rooms}, 'kitchen'))"},
        Said{"(${age} + 2) * 3", "(${age} + 2) * 3"}, Said{"${age} - (2 - 1)", "${age} - (2 - 1)"},
        Said{"int((today() - ${born}) div 365.25)", "int((today() - ${born}) div 365.25)"},
        Said{"../age + 1", "${age} + 1"}, Said{"/data/group/age", "${age}"}, Said{"current()/../age", "${age}"},
        Said{"sum(${hours})", "sum(${people/hours})"}, Said{"count(${people}) > 0", "count(${people}) > 0"},
        Said{"count(${hours})", "count(${people})"},
        Said{"if(${told} = '', 'nothing', ${told})", "if(${told} = '', 'nothing', ${told})"},
        Said{"string-length(.) <= 20", "string-length(.) <= 20"}, Said{"regex(., '[0-9]{5}')", "regex(., '[0-9]{5}')"},
        Said{"boolean(${told})", "not(not(${told}))"}, Said{".5 < ${weight}", "0.5 < ${weight}"},
        Said{"-${age} < -3", "- ${age} < -3"},
        Said{"format-date(${born}, '%d/%m/%Y')",
            "concat(substr(string(date(${born})), 8, 10), '/', substr(string(date(${born})), 5, 7), '/', "
            "substr(string(date(${born})), 0, 4))"},
        Said{"jr:choice-name(${rooms}, '${rooms}')",
            "concat(if(selected(${rooms}, 'kitchen'), 'Kitchen', ''), if(selected(${rooms}, 'bed_room'), 'Bedroom', "
            "''))"},
        Said{"decimal-date-time(${born}) < 20000", "number(${born}) < 20000"});
    CAPTURE(said.theirs);
    const auto symbols = household();
    const auto translated = ExpressionTranslator(symbols).translate(said.theirs, {});
    INFO((translated ? std::string() : translated.error().message));
    REQUIRE(translated.ok());
    CHECK(translated->text == said.ours);
}

TEST_CASE("An expression that cannot be kept says why") {
    struct Refused {
        const char* theirs;
        ErrorCode code;
        const char* says;
    };
    const auto refused =
        GENERATE(Refused{"indexed-repeat(${hours}, ${people}, 1)", ErrorCode::Unsupported, "indexed-repeat()"},
            Refused{"pulldata('x', 'y', 'z', 'q') = 1", ErrorCode::Unsupported, "pulldata()"},
            Refused{"${photo} != ''", ErrorCode::Unsupported, "'photo'"},
            Refused{"${nobody} = 1", ErrorCode::InvalidInput, "no question 'nobody'"},
            Refused{"${age} >", ErrorCode::InvalidInput, "a value is expected"},
            Refused{"${age} == 1", ErrorCode::InvalidInput, "write '='"},
            Refused{"${rooms} = 'garage'", ErrorCode::InvalidInput, "no choice 'garage'"},
            Refused{"${hours} > 1", ErrorCode::Unsupported, "in each repeat"},
            Refused{"instance('x')/root/item[name = 1]", ErrorCode::Unsupported, "paths"},
            Refused{"(((1)", ErrorCode::InvalidInput, "')'"}, Refused{"'open", ErrorCode::InvalidInput, "quote"},
            Refused{"regex(., '(?=a)')", ErrorCode::Unsupported, "pattern"},
            Refused{"random() > 1", ErrorCode::Unsupported, "random()"});
    CAPTURE(refused.theirs);
    const auto symbols = household();
    const auto translated = ExpressionTranslator(symbols).translate(refused.theirs, {});
    REQUIRE_FALSE(translated.ok());
    CHECK(translated.error().code == refused.code);
    CAPTURE(translated.error().message);
    CHECK(translated.error().message.find(refused.says) != std::string::npos);
}

TEST_CASE("What an expression gives is known without an answer") {
    struct Given {
        const char* theirs;
        ValueKind value;
    };
    const auto given = GENERATE(Given{"${age} + 1", ValueKind::Number}, Given{"${age} div 2", ValueKind::Decimal},
        Given{"today() - ${born}", ValueKind::Number}, Given{"${born} + 7", ValueKind::Date},
        Given{"concat(${age}, '')", ValueKind::Words}, Given{"${age} > 1", ValueKind::Boolean},
        Given{"if(${age} > 1, ${age}, '')", ValueKind::Number}, Given{"sum(${hours})", ValueKind::Number},
        Given{"round(${weight}, 1)", ValueKind::Decimal});
    CAPTURE(given.theirs);
    const auto symbols = household();
    const auto translated = ExpressionTranslator(symbols).translate(given.theirs, {});
    REQUIRE(translated.ok());
    CHECK(translated->value == given.value);
}

} // namespace
} // namespace seenheard
