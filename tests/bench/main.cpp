#include "tests/bench/Measures.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <algorithm>
#include <cstdio>
#include <thread>

using namespace seenheard;
using namespace seenheard::bench;

namespace {

constexpr std::size_t workloadRecords = 10'000;

BenchOrder orderFrom(const QCommandLineParser& line) {
    BenchOrder order;
    order.out = std::filesystem::absolute(line.value("out").toStdString());
    order.rounds = std::max<std::size_t>(1, line.value("rounds").toUInt());
    for (const auto& id : line.value("only").split(',', Qt::SkipEmptyParts))
        order.only.insert(id.trimmed().toStdString());
    order.whole = line.isSet("whole");
    return order;
}

double load() {
    double average = 0;
    return getloadavg(&average, 1) == 1 ? average : 0;
}

void print(const std::string& line) {
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

} // namespace

int main(int count, char** words) {
    const QCoreApplication application(count, words);
    QCommandLineParser line;
    line.setApplicationDescription(
        "Measures this build against the published goals, each row beside its limit or peer.");
    line.addHelpOption();
    line.addOptions({{"out", "Where files may lie.", "directory", "build/bench"},
        {"rounds", "How often ours and the other alternate.", "number", "5"},
        {"only", "Rows to measure: B1,B3.", "ids"},
        {"whole", "B13 with 6,000 tablets in ten minutes, not with 600 in one."}});
    line.process(application);
    const auto order = orderFrom(line);

    const auto workload =
        Workload::prepare(order.out / ("workload-" + std::to_string(workloadRecords)), workloadRecords);
    char conditions[120];
    std::snprintf(conditions, sizeof conditions, "%u processors, load %.1f; %zu rounds, medians",
        std::thread::hardware_concurrency(), load(), order.rounds);
    print(conditions);
    print(headline());
    std::vector<Row> rows;
    const Report report = [&rows](Row row) {
        print(lineOf(row));
        rows.push_back(std::move(row));
    };
    measureSaves(order, workload, report);
    measureBesidePouch(order, workload, report);
    measureFarAway(order, workload, report);
    measureQuiet(order, workload, report);
    measureBytes(order, workload, report);
    measureMerges(order, workload, report);
    measureReceiving(order, workload, report);
    measureComingBack(order, workload, report);
    measureWaiting(order, workload, report);
    measureWindow(order, workload, report);
    char ended[60];
    std::snprintf(ended, sizeof ended, "load at the end %.1f", load());
    print(ended);
    if (gatesHold(rows))
        return 0;
    print("A gate was missed.");
    return 1;
}
