#include "tests/unit/server/ParsedMetrics.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <regex>
#include <set>
#include <sstream>

namespace seenheard {

namespace {

const std::regex nameShape("[a-zA-Z_:][a-zA-Z0-9_:]*");
const std::regex labelShape("[a-zA-Z_][a-zA-Z0-9_]*");

/// Reads one sample from its line.
class SampleReader {
public:
    explicit SampleReader(const std::string& line) : line_(line) {}

    void read() {
        const auto end = line_.find_first_of("{ ");
        REQUIRE(end != std::string::npos);
        name = line_.substr(0, end);
        at_ = end;
        if (line_[at_] == '{')
            readLabels();
        REQUIRE(line_[at_] == ' ');
        const auto number = line_.substr(at_ + 1);
        std::size_t used = 0;
        value = std::stod(number == "+Inf" ? "inf" : number, &used);
        REQUIRE((number == "+Inf" || used == number.size()));
    }

    std::string name;
    std::map<std::string, std::string> labels;
    double value = 0;

private:
    void readLabels() {
        do {
            const auto equals = line_.find('=', at_);
            REQUIRE(equals != std::string::npos);
            const auto label = line_.substr(at_ + 1, equals - at_ - 1);
            REQUIRE(std::regex_match(label, labelShape));
            REQUIRE(line_[equals + 1] == '"');
            at_ = equals + 2;
            REQUIRE(labels.emplace(label, readQuoted()).second);
        } while (line_[at_] == ',');
        REQUIRE(line_[at_] == '}');
        ++at_;
    }
    std::string readQuoted() {
        std::string text;
        for (; line_.at(at_) != '"'; ++at_) {
            if (line_[at_] == '\\')
                text += line_.at(++at_) == 'n' ? '\n' : line_[at_];
            else
                text += line_[at_];
        }
        ++at_;
        return text;
    }

    std::string line_;
    std::size_t at_ = 0;
};

std::string keyOf(const std::string& name, const std::map<std::string, std::string>& labels) {
    std::string key = name;
    for (const auto& [label, value] : labels)
        key.append(key == name ? "{" : ",").append(label).append("=\"").append(value).append("\"");
    return key == name ? key : key + "}";
}

bool belongs(const std::string& sample, const std::string& family, const std::string& type) {
    if (type != "histogram")
        return sample == family;
    return sample == family + "_bucket" || sample == family + "_sum" || sample == family + "_count";
}

} // namespace

std::map<std::string, double> parsedMetrics(const std::string& text) {
    REQUIRE(text.ends_with('\n'));
    std::map<std::string, double> samples;
    std::set<std::string> families;
    std::map<std::string, double> lastBucket;
    std::string family;
    std::string type;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        std::istringstream words(line);
        std::string mark;
        std::string kind;
        if (line.starts_with("# HELP ")) {
            words >> mark >> kind >> family;
            REQUIRE(std::regex_match(family, nameShape));
            REQUIRE(families.insert(family).second);
            type.clear();
            continue;
        }
        if (line.starts_with("# TYPE ")) {
            std::string named;
            words >> mark >> kind >> named >> type;
            REQUIRE(named == family);
            REQUIRE((type == "counter" || type == "gauge" || type == "histogram"));
            CHECK((type != "counter" || family.ends_with("_total")));
            continue;
        }
        SampleReader sample(line);
        sample.read();
        REQUIRE(belongs(sample.name, family, type));
        REQUIRE(samples.emplace(keyOf(sample.name, sample.labels), sample.value).second);
        if (!sample.name.ends_with("_bucket") || type != "histogram")
            continue;
        // Upwards, and the last one counts everything.
        REQUIRE(sample.labels.contains("le"));
        const auto bound = sample.labels.extract("le").mapped();
        auto& last = lastBucket[keyOf(family, sample.labels)];
        CHECK(sample.value >= last);
        last = bound == "+Inf" ? 0 : sample.value;
    }
    return samples;
}

} // namespace seenheard
