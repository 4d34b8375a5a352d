#include "sync/xlsform/ConditionWords.h"

#include "sync/xlsform/XPath.h"

#include <algorithm>

namespace seenheard {
namespace {

using Kind = XPathNode::Kind;

class Speaker {
public:
    explicit Speaker(const std::vector<const std::vector<Field>*>& fields) : levels_(fields) {}

    std::string say(const XPathNode& node) const {
        switch (node.kind) {
        case Kind::Number: return node.text;
        case Kind::Quoted: return "\"" + node.text + "\"";
        case Kind::Self: return "the answer";
        case Kind::Field: return labelOf(node.text);
        case Kind::Path: return node.text;
        case Kind::Operator: return calculation(node);
        case Kind::Call: return call(node);
        }
        return node.text;
    }

private:
    const Field* field(const std::string& name) const {
        const auto slash = name.find('/');
        for (const auto* level : levels_) {
            const auto found = std::find_if(
                level->begin(), level->end(), [&](const Field& each) { return each.name == name.substr(0, slash); });
            if (found != level->end())
                return slash == std::string::npos ? &*found : found->field(name.substr(slash + 1));
        }
        return nullptr;
    }

    /// What is no question is a fact that the tablet knows: "drawings allowed".
    std::string labelOf(const std::string& name) const {
        if (const Field* found = field(name))
            return "'" + found->label + "'";
        std::string fact = name;
        std::replace(fact.begin(), fact.end(), '_', ' ');
        return fact;
    }

    /// The choice that a text beside a question names.
    std::string beside(const XPathNode& node, const XPathNode& other) const {
        const Field* chosen = other.kind == Kind::Field ? field(other.text) : nullptr;
        const Choice* choice =
            chosen == nullptr || node.kind != Kind::Quoted ? nullptr : chosen->choice(std::string_view(node.text));
        return choice == nullptr ? say(node) : "'" + choice->label + "'";
    }

    std::string calculation(const XPathNode& node) const {
        const auto& parts = node.parts;
        if (parts.size() == 1)
            return "minus " + inBrackets(parts[0]);
        if (node.text == "and" || node.text == "or") {
            std::string text;
            for (const auto& part : parts) {
                const bool mixed = part.kind == Kind::Operator && (part.text == "and" || part.text == "or");
                text += (text.empty() ? "" : " " + node.text + " ") + (mixed ? "(" + say(part) + ")" : say(part));
            }
            return text;
        }
        const bool turned = (node.text == "=" || node.text == "!=") && parts[1].kind == Kind::Field
            && (parts[0].kind == Kind::Quoted || parts[0].kind == Kind::Number);
        if (turned)
            return calculation({node.kind, node.text, {parts[1], parts[0]}});
        const bool nothing = parts[1].kind == Kind::Quoted && parts[1].text.empty();
        if (nothing && (node.text == "=" || node.text == "!="))
            return say(parts[0]) + (node.text == "=" ? " is not answered" : " is answered");
        const std::pair<const char*, const char*> words[] = {{"=", " is "}, {"!=", " is not "}, {"<", " is less than "},
            {"<=", " is at most "}, {">", " is more than "}, {">=", " is at least "}, {"div", " divided by "},
            {"mod", " modulo "}, {"*", " times "}, {"+", " plus "}, {"-", " minus "}};
        for (const auto& [symbol, said] : words)
            if (node.text == symbol) {
                const bool compares = std::string_view("=!=<=>=").find(node.text) != std::string_view::npos;
                return compares ? beside(parts[0], parts[1]) + said + beside(parts[1], parts[0])
                                : inBrackets(parts[0]) + said + inBrackets(parts[1]);
            }
        return node.text;
    }

    std::string inBrackets(const XPathNode& node) const {
        return node.kind == Kind::Operator ? "(" + say(node) + ")" : say(node);
    }

    std::string call(const XPathNode& node) const {
        const auto& parts = node.parts;
        const auto& name = node.text;
        if (name == "selected" && parts.size() == 2) {
            const Field* chosen = parts[0].kind == Kind::Field ? field(parts[0].text) : nullptr;
            const bool many = chosen != nullptr && chosen->type == FieldType::Many;
            return say(parts[0]) + (many ? " includes " : " is ") + beside(parts[1], parts[0]);
        }
        if (name == "not" && parts.size() == 1)
            return "not (" + say(parts[0]) + ")";
        if (name == "if" && parts.size() == 3)
            return say(parts[1]) + " if " + say(parts[0]) + ", else " + say(parts[2]);
        if (name == "string" && parts.size() == 1)
            return say(parts[0]);
        const std::pair<const char*, const char*> of[] = {{"count", "the number of "},
            {"count-selected", "how many are chosen in "}, {"string-length", "the length of "}, {"sum", "the sum of "},
            {"min", "the least of "}, {"max", "the greatest of "}, {"int", "the whole part of "},
            {"answered", "there is an answer to "}, {"not-obtained", "not obtained: "}, {"date", "the day of "}};
        for (const auto& [function, said] : of)
            if (name == function && parts.size() == 1)
                return said + inBrackets(parts[0]);
        const std::pair<const char*, const char*> plainly[] = {{"today", "today"}, {"now", "now"}, {"true", "always"},
            {"false", "never"}, {"position", "its place in the list"}};
        for (const auto& [function, said] : plainly)
            if (name == function && parts.empty())
                return said;
        if (name == "regex" && parts.size() == 2 && parts[1].text == "-?[0-9]+([.][0-9]+)?")
            return say(parts[0]) + " is a number";
        if (name == "regex" && parts.size() == 2)
            return say(parts[0]) + " fits the pattern " + say(parts[1]);
        std::string text;
        for (const auto& part : parts)
            text += (text.empty() ? "" : ", ") + say(part);
        if (name == "concat")
            return text + " one after the other";
        return name + "(" + text + ")";
    }

    const std::vector<const std::vector<Field>*>& levels_;
};

} // namespace

std::string conditionWords(const std::string& expression, const std::vector<const std::vector<Field>*>& fields) {
    const auto read = parseXPath(expression);
    return read ? Speaker(fields).say(*read) : expression;
}

} // namespace seenheard
