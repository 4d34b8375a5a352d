#include "sync/server/monitoring/MetricsText.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace seenheard {

namespace {

std::string escaped(std::string_view value) {
    std::string text;
    for (const auto character : value) {
        if (character == '\n')
            text += "\\n";
        else if (character == '\\' || character == '"')
            text += std::string("\\") + character;
        else
            text += character;
    }
    return text;
}

std::string_view wordFor(MetricsText::Kind kind) {
    switch (kind) {
    case MetricsText::Kind::Counter: return "counter";
    case MetricsText::Kind::Gauge: return "gauge";
    case MetricsText::Kind::Histogram: break;
    }
    return "histogram";
}

} // namespace

void MetricsText::family(std::string_view name, Kind kind, std::string_view help) {
    family_ = name;
    text_ +=
        "# HELP " + family_ + " " + std::string(help) + "\n# TYPE " + family_ + " " + std::string(wordFor(kind)) + "\n";
}

void MetricsText::sample(double value, const Labels& labels, std::string_view suffix) {
    text_ += family_ + std::string(suffix);
    if (!labels.empty()) {
        char separator = '{';
        for (const auto& [name, label] : labels) {
            text_ += separator + std::string(name) + "=\"" + escaped(label) + "\"";
            separator = ',';
        }
        text_ += "}";
    }
    text_ += " " + shown(value) + "\n";
}

std::string MetricsText::shown(double value) {
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.17g", value);
    std::array<char, 40> shorter{};
    std::snprintf(shorter.data(), shorter.size(), "%.9g", value);
    return std::stod(shorter.data()) == value ? shorter.data() : text.data();
}

void MetricsText::gauge(std::string_view name, std::string_view help, double value) {
    family(name, Kind::Gauge, help);
    sample(value);
}

void MetricsText::counter(std::string_view name, std::string_view help, double value) {
    family(name, Kind::Counter, help);
    sample(value);
}

} // namespace seenheard
