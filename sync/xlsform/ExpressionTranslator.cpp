#include "sync/xlsform/ExpressionTranslator.h"

#include "sync/forms/Expression.h"
#include "sync/forms/TextPattern.h"
#include "sync/xlsform/KnownFunctions.h"

#include <algorithm>

namespace seenheard {
namespace {

using Kind = XPathNode::Kind;

/// How tightly an operator binds, as in our grammar.
int tightness(const std::string& symbol) {
    if (symbol == "or")
        return 1;
    if (symbol == "and")
        return 2;
    if (symbol == "=" || symbol == "!=")
        return 3;
    if (symbol == "<" || symbol == "<=" || symbol == ">" || symbol == ">=")
        return 4;
    return symbol == "+" || symbol == "-" ? 5 : 6;
}

constexpr int value = 8;

std::string quoted(const std::string& text) {
    const char* quote = text.find('\'') == std::string::npos ? "'" : "\"";
    return quote + text + quote;
}

/// A part of the result: its text and how tightly its outermost operator binds.
struct Piece {
    std::string text;
    ValueKind kind = ValueKind::Unknown;
    int binds = value;
};

class Translation {
public:
    Translation(const Symbols& symbols, const ExpressionPlace& place) : symbols_(symbols), place_(place) {}

    Result<TranslatedExpression> run(const XPathNode& root) {
        Piece piece = translate(root, place_.givesAnswer);
        if (failure_)
            return *failure_;
        result_.text = std::move(piece.text);
        result_.value = piece.kind;
        return std::move(result_);
    }

private:
    Piece refuse(ErrorCode code, std::string what) {
        if (!failure_)
            failure_ = fail(code, std::move(what));
        return {};
    }
    Piece lacking(std::string what) { return refuse(ErrorCode::Unsupported, std::move(what)); }
    Piece wrong(std::string what) { return refuse(ErrorCode::InvalidInput, std::move(what)); }

    /// `answers`: what this gives is the answer of the question itself, so that a text may be one of its choices.
    Piece translate(const XPathNode& node, bool answers) {
        if (failure_)
            return {};
        switch (node.kind) {
        case Kind::Number:
            if (answers && place_.self != nullptr && !place_.self->choices.empty())
                return literal(node.text, place_.self);
            return {node.text, node.text.find('.') == std::string::npos ? ValueKind::Number : ValueKind::Decimal};
        case Kind::Quoted: return literal(node.text, answers ? place_.self : nullptr);
        case Kind::Self: return {".", place_.self == nullptr ? ValueKind::Unknown : place_.self->value};
        case Kind::Field: return field(node.text, false);
        case Kind::Path: return path(node, false);
        case Kind::Operator: return calculation(node);
        case Kind::Call: return call(node, answers);
        }
        return {};
    }

    /// A text, or the choice of `chosen` that it names in the workbook.
    Piece literal(const std::string& text, const Symbol* chosen) {
        if (chosen != nullptr && !chosen->choices.empty() && !text.empty()) {
            const auto found = chosen->choices.find(text);
            if (found == chosen->choices.end())
                return wrong("'" + chosen->original + "' has no choice '" + text + "'");
            return {quoted(found->second), ValueKind::Choice};
        }
        if (text.find('\'') != std::string::npos && text.find('"') != std::string::npos)
            return lacking("a text with both kinds of quotes in it cannot be kept");
        return {quoted(text), ValueKind::Words};
    }

    Piece field(const std::string& original, bool ofMany) {
        const Symbol* symbol = symbols_.find(original, place_.level);
        if (symbol == nullptr)
            return wrong(symbols_.has(original)
                    ? "more than one question is called '" + original + "', and it cannot be said which is meant"
                    : "there is no question '" + original + "'");
        switch (symbol->kind) {
        case Symbol::Kind::Today: result_.facts.insert("today"); return {"today()", ValueKind::Date};
        case Symbol::Kind::Group: return lacking("'" + original + "' is a group, which has no answer");
        case Symbol::Kind::Missing:
            return lacking(
                "it needs '" + original + "' (row " + std::to_string(symbol->row) + "), which cannot be kept");
        case Symbol::Kind::Repeat:
        case Symbol::Kind::Question: break;
        }
        result_.reads.push_back(original);
        if (encloses(symbol->level, place_.level))
            return {
                "${" + symbol->name + "}", symbol->kind == Symbol::Kind::Repeat ? ValueKind::Number : symbol->value};
        if (!ofMany)
            return lacking("'" + original
                + "' has an answer in each repeat, and one is asked for; sum(), min(), max(), join() and selected() "
                  "take all of them");
        const std::vector<std::string> around(symbol->level.begin(), symbol->level.end() - 1);
        if (!encloses(around, place_.level))
            return lacking(
                "'" + original + "' stands in a repeat inside another repeat, which cannot be seen from here");
        return {"${" + symbol->level.back() + "/" + symbol->name + "}", symbol->value};
    }

    /// The question that a node names, if it names one.
    const Symbol* symbolOf(const XPathNode& node) const {
        if (node.kind == Kind::Self)
            return place_.self;
        if (node.kind == Kind::Field)
            return symbols_.find(node.text, place_.level);
        if (node.kind == Kind::Path && columnOf(node).empty())
            return symbols_.find(node.text.substr(node.text.find_last_of('/') + 1), place_.level);
        return nullptr;
    }

    /// Of a choice filter: the column that a bare name means.
    std::string columnOf(const XPathNode& node) const {
        const bool bare = node.kind == Kind::Path && node.text.find('/') == std::string::npos && node.text != "..";
        return place_.choice != nullptr && bare ? node.text : std::string();
    }

    std::string inColumn(const std::string& column) {
        const auto heading = usualHeading(column);
        if (place_.lists == nullptr || !place_.lists->hasColumn(heading))
            (void)wrong("the sheet 'choices' has no column '" + column + "'");
        return place_.choice->logic(heading);
    }

    Piece path(const XPathNode& node, bool ofMany) {
        if (const auto column = columnOf(node); !column.empty())
            return literal(inColumn(column), nullptr);
        const auto last = node.text.substr(node.text.find_last_of('/') + 1);
        if (last.empty() || last == ".." || last == "." || last.find(':') != std::string::npos)
            return lacking("the path '" + node.text + "' is not known here");
        return field(last, ofMany);
    }

    static std::string inBrackets(const Piece& piece, int atLeast) {
        return piece.binds >= atLeast ? piece.text : "(" + piece.text + ")";
    }

    Piece calculation(const XPathNode& node) {
        const auto& symbol = node.text;
        const int binds = tightness(symbol);
        if (node.parts.size() == 1) {
            const Piece of = translate(node.parts[0], false);
            const bool number = node.parts[0].kind == Kind::Number;
            return {(number ? "-" : "- ") + inBrackets(of, value), of.kind, number ? value : 6};
        }
        if (symbol == "and" || symbol == "or") {
            std::string text;
            for (const auto& part : node.parts)
                text += (text.empty() ? "" : " " + symbol + " ") + inBrackets(translate(part, false), binds + 1);
            return {text, ValueKind::Boolean, binds};
        }
        if (binds == 3)
            return equality(node, binds);
        const Piece left = translate(node.parts[0], false);
        const Piece right = translate(node.parts[1], false);
        const std::string text = inBrackets(left, binds) + " " + symbol + " " + inBrackets(right, binds + 1);
        return {text, binds == 4 ? ValueKind::Boolean : kindOfCalculation(symbol, left.kind, right.kind), binds};
    }

    static ValueKind kindOfCalculation(const std::string& symbol, ValueKind left, ValueKind right) {
        const auto isDay = [](ValueKind kind) { return kind == ValueKind::Date || kind == ValueKind::Moment; };
        if (isDay(left) && isDay(right))
            return left == ValueKind::Date && right == ValueKind::Date ? ValueKind::Number : ValueKind::Decimal;
        if (isDay(left) || isDay(right))
            return isDay(left) ? left : right;
        const bool whole = left == ValueKind::Number && right == ValueKind::Number && symbol != "div";
        return whole ? ValueKind::Number : ValueKind::Decimal;
    }

    /// A text beside a choice question is one of its choices.
    Piece equality(const XPathNode& node, int binds) {
        const auto side = [&](const XPathNode& own, const XPathNode& other) {
            const Symbol* chosen = symbolOf(other);
            if (chosen == nullptr || chosen->choices.empty())
                return translate(own, false);
            if (own.kind == Kind::Number || own.kind == Kind::Quoted)
                return literal(own.text, chosen);
            // In a cascade a column that names no choice of the question above is only never true.
            if (const auto column = columnOf(own); !column.empty()) {
                const auto named = inColumn(column);
                return chosen->choices.contains(named) ? literal(named, chosen) : literal(named, nullptr);
            }
            return translate(own, false);
        };
        const Piece left = side(node.parts[0], node.parts[1]);
        const Piece right = side(node.parts[1], node.parts[0]);
        return {
            inBrackets(left, binds) + " " + node.text + " " + inBrackets(right, binds + 1), ValueKind::Boolean, binds};
    }

    Piece call(const XPathNode& node, bool answers) {
        const auto& name = node.text;
        const auto& parts = node.parts;
        if (name == "selected" && parts.size() == 2)
            return selected(node);
        if (name == "jr:choice-name" && parts.size() == 2)
            return choiceName(parts[0]);
        if ((name == "count" || name == "count-non-empty") && parts.size() == 1)
            return count(name, parts[0]);
        if (name == "position" && parts.size() == 1 && parts[0].kind == Kind::Path && parts[0].text == "..") {
            if (place_.level.empty())
                return wrong("position(..) stands outside every repeat");
            return {"position()", ValueKind::Number};
        }
        if (name == "format-date" || name == "format-date-time")
            return formatted(node);
        if ((name == "boolean-from-string") && parts.size() == 1) {
            const Piece of = translate(parts[0], false);
            return {inBrackets(of, 4) + " = 'true' or " + inBrackets(of, 4) + " = 1", ValueKind::Boolean, 1};
        }
        if (name == "boolean" && parts.size() == 1)
            return {"not(not(" + translate(parts[0], false).text + "))", ValueKind::Boolean};
        if (name == "date-time" && parts.size() == 1) {
            const Piece of = translate(parts[0], false);
            return of.kind == ValueKind::Moment ? of : lacking("date-time() of what is no moment is not known here");
        }
        if (name == "string" && parts.empty())
            return {"string(.)", ValueKind::Words};
        const KnownFunction* known = knownFunction(name);
        if (known == nullptr)
            return lacking(reasonWithout(name));
        if (parts.size() < known->fewest || parts.size() > known->most)
            return wrong(
                name + "() has " + std::to_string(parts.size()) + " values in its brackets, which is not possible");
        if (name == "regex" && parts[1].kind == Kind::Quoted)
            if (const auto pattern = TextPattern::compile(parts[1].text); !pattern)
                return lacking("the pattern of regex() is not known here (" + pattern.error().message + ")");
        if (!known->fact.empty())
            result_.facts.emplace(known->fact);
        return plainCall(*known, parts, answers);
    }

    Piece plainCall(const KnownFunction& known, const std::vector<XPathNode>& parts, bool answers) {
        const bool passesOn = known.ours == "if" || known.ours == "coalesce";
        std::string text = std::string(known.ours) + "(";
        std::vector<ValueKind> kinds;
        for (std::size_t index = 0; index < parts.size(); ++index) {
            const bool condition = known.ours == "if" && index == 0;
            const bool several = known.takesMany;
            const Piece part = several && parts[index].kind == Kind::Field ? field(parts[index].text, true)
                : several && parts[index].kind == Kind::Path
                ? path(parts[index], true)
                : translate(parts[index], answers && passesOn && !condition);
            text += (index == 0 ? "" : ", ") + part.text;
            const bool nothing = part.text == "''" || part.text == "\"\"";
            if (!condition && !nothing)
                kinds.push_back(part.kind);
        }
        const bool alike = !kinds.empty()
            && std::all_of(kinds.begin(), kinds.end(), [&](ValueKind kind) { return kind == kinds.front(); });
        const bool numbers = std::all_of(kinds.begin(), kinds.end(),
            [](ValueKind kind) { return kind == ValueKind::Number || kind == ValueKind::Decimal; });
        ValueKind kind = known.value;
        if (kind == ValueKind::Unknown)
            kind = alike ? kinds.front() : numbers ? ValueKind::Decimal : ValueKind::Words;
        if (known.ours == "round")
            kind = parts.size() == 1 ? ValueKind::Number : ValueKind::Decimal;
        return {text + ")", kind};
    }

    Piece selected(const XPathNode& node) {
        const XPathNode& of = node.parts[0];
        const Symbol* chosen = symbolOf(of);
        const Piece question = of.kind == Kind::Field       ? field(of.text, true)
            : of.kind == Kind::Path && columnOf(of).empty() ? path(of, true)
                                                            : translate(of, false);
        const bool mapped = chosen != nullptr && !chosen->choices.empty();
        const bool plainly = node.parts[1].kind == Kind::Quoted || node.parts[1].kind == Kind::Number;
        const Piece choice = plainly                     ? literal(node.parts[1].text, mapped ? chosen : nullptr)
            : mapped && !columnOf(node.parts[1]).empty() ? equalitySide(node.parts[1], *chosen)
                                                         : translate(node.parts[1], false);
        return {"selected(" + question.text + ", " + choice.text + ")", ValueKind::Boolean};
    }

    Piece equalitySide(const XPathNode& column, const Symbol& chosen) {
        const auto named = inColumn(columnOf(column));
        return chosen.choices.contains(named) ? literal(named, &chosen) : literal(named, nullptr);
    }

    /// How many items a repeat has; of one of its questions, how many items there are to answer it.
    Piece count(const std::string& name, const XPathNode& of) {
        const Symbol* symbol = symbolOf(of);
        if (symbol == nullptr || symbol->kind == Symbol::Kind::Missing)
            return translate(of, false);
        if (symbol->kind == Symbol::Kind::Repeat && name == "count") {
            const Piece list = translate(of, false);
            return {"count(" + list.text + ")", ValueKind::Number};
        }
        if (name == "count" && symbol->kind == Symbol::Kind::Question && !symbol->level.empty()
            && !encloses(symbol->level, place_.level)) {
            const std::vector<std::string> around(symbol->level.begin(), symbol->level.end() - 1);
            if (encloses(around, place_.level))
                return {"count(${" + symbol->level.back() + "})", ValueKind::Number};
        }
        return lacking(name + "() counts the items of a repeat here and nothing else");
    }

    /// The words of a choice, spelt out choice by choice.
    Piece choiceName(const XPathNode& of) {
        constexpr std::size_t mostChoices = 40; // As many as concat() takes.
        const Symbol* symbol = symbolOf(of);
        if (symbol == nullptr || symbol->labels.empty() || symbol->labels.size() > mostChoices)
            return lacking("jr:choice-name() is known here for choice questions of at most 40 choices");
        const Piece question = translate(of, false);
        std::string text;
        for (const auto& [name, label] : symbol->labels) {
            if (label.find('\'') != std::string::npos && label.find('"') != std::string::npos)
                return lacking("a label with both kinds of quotes in it cannot be kept in jr:choice-name()");
            text += (text.empty() ? "" : ", ")
                + ("if(selected(" + question.text + ", " + quoted(name) + "), " + quoted(label) + ", '')");
        }
        return {"concat(" + text + ")", ValueKind::Words};
    }

    /// Of a date or a moment, by the parts of its ISO form.
    Piece formatted(const XPathNode& node) {
        if (node.parts.size() != 2 || node.parts[1].kind != Kind::Quoted)
            return lacking(node.text + "() is known here with a format that is written out");
        const Piece of = translate(node.parts[0], false);
        const std::string day = "string(date(" + of.text + "))";
        const std::string moment = "string(" + of.text + ")";
        const auto part = [](const std::string& text, int from, int to) {
            return "substr(" + text + ", " + std::to_string(from) + ", " + std::to_string(to) + ")";
        };
        std::string text;
        std::string words;
        const auto add = [&](const std::string& piece) { text += (text.empty() ? "" : ", ") + piece; };
        const auto flush = [&] {
            if (!words.empty())
                add(quoted(std::exchange(words, {})));
        };
        const std::string& format = node.parts[1].text;
        for (std::size_t at = 0; at < format.size(); ++at) {
            if (format[at] != '%') {
                words += format[at];
                continue;
            }
            flush();
            switch (at + 1 < format.size() ? format[++at] : ' ') {
            case 'Y': add(part(day, 0, 4)); break;
            case 'y': add(part(day, 2, 4)); break;
            case 'm': add(part(day, 5, 7)); break;
            case 'n': add("string(int(" + part(day, 5, 7) + "))"); break;
            case 'd': add(part(day, 8, 10)); break;
            case 'e': add("string(int(" + part(day, 8, 10) + "))"); break;
            case 'H': add(part(moment, 11, 13)); break;
            case 'h': add("string(int(" + part(moment, 11, 13) + "))"); break;
            case 'M': add(part(moment, 14, 16)); break;
            default: return lacking(node.text + "() is known here with %Y, %y, %m, %n, %d, %e, %H, %h and %M");
            }
        }
        flush();
        return {text.empty() ? "''" : "concat(" + text + ")", ValueKind::Words};
    }

    const Symbols& symbols_;
    const ExpressionPlace& place_;
    TranslatedExpression result_;
    std::optional<Error> failure_;
};

} // namespace

Result<TranslatedExpression> ExpressionTranslator::translate(
    std::string_view expression, const ExpressionPlace& place) const {
    const auto read = parseXPath(expression);
    if (!read)
        return read.error();
    auto translated = Translation(symbols_, place).run(*read);
    if (!translated)
        return translated;
    // What we make of it has to be an expression of ours; where it is not, it is too long or too deep.
    if (const auto compiled = Expression::compile(translated->text); !compiled)
        return fail(ErrorCode::Unsupported, "it is too long or too deep to be kept. " + compiled.error().message);
    return translated;
}

} // namespace seenheard
