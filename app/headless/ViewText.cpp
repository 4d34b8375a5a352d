#include "app/headless/ViewText.h"

#include "sync/forms/IsoTime.h"

namespace seenheard {

namespace {

std::string indented(const FieldView& view, const std::string& indent) {
    std::string text = indent + view.label + (view.difference ? "  (officers differ)" : "") + "\n";
    for (const auto& head : view.heads) {
        const bool account = view.field && view.field->policy == StandInPolicy::Accounts;
        text += indent + (head.standsIn || account ? "  * " : "  - ") + head.words + "  (" + head.officerName + ", "
            + isoText(head.writtenAt) + (head.waiting ? ", on this tablet" : "") + ")"
            + (head.recoveredBy.empty() ? "" : "  recovered from the tablet's black box by " + head.recoveredBy);
        if (!head.reason.empty())
            text += "  because: " + head.reason;
        text += '\n';
    }
    return text + indent + "  " + view.path + '\n';
}

std::string indented(const std::vector<ItemView>& items, const std::string& indent) {
    std::string text;
    for (const auto& item : items) {
        text += indent + item.title + "  (" + item.list + '/' + item.id.hex() + ")\n";
        for (const auto& field : item.fields)
            text += indented(field, indent + "  ");
        text += indented(item.items, indent + "  ");
    }
    return text;
}

void addFields(std::string& text, const std::vector<Field>& fields, const std::string& indent) {
    for (const auto& field : fields) {
        text += indent + field.name + "  " + field.label + '\n';
        for (const auto& choice : field.choices)
            text += indent + "    " + choice.name + "  " + choice.label + '\n';
        addFields(text, field.fields, indent + "  ");
    }
}

} // namespace

std::string textOf(const RecordSummary& summary) {
    std::string text = summary.id.hex() + "  " + isoText(summary.updatedAt) + "  " + summary.title;
    if (!summary.children.empty())
        text += "  [" + summary.children + "]";
    if (summary.mine)
        text += summary.submitted ? "  submitted" : "  unfinished";
    text += "  " + std::string(wordFor(summary.sending));
    if (summary.differences > 0)
        text += "  differences: " + std::to_string(summary.differences);
    return text + '\n';
}

namespace {

std::string textOf(const OutcomeView& outcome) {
    return "  an entry that was held (" + std::string(wordFor(outcome.reason)) + ") was "
        + (outcome.released ? "applied after all" : "refused") + " by " + outcome.by + ": " + outcome.why + '\n';
}

} // namespace

std::string textOf(const RecordView& view) {
    auto text = textOf(view.summary);
    if (!view.asKept)
        text +=
            "  What this tablet had kept of the record does not fit its signed entries. This is what the entries say, "
            "where they can be read; the store puts itself right when it is next unlocked.\n";
    for (const auto* fields : {&view.envelope, &view.fields})
        for (const auto& field : *fields)
            text += indented(field, "  ");
    text += indented(view.items, "  ");
    for (const auto& outcome : view.outcomes)
        text += textOf(outcome);
    return text;
}

std::string textOf(const HistoryRow& row) {
    return isoText(row.operation.writtenAt) + "  " + row.operation.officerName + "  " + row.path + "  "
        + row.operation.words + (row.isHead ? "  (stands)" : "")
        + (row.operation.recoveredBy.empty() ? "" : "  recovered by " + row.operation.recoveredBy)
        + (row.operation.reason.empty() ? "" : "  because: " + row.operation.reason) + '\n';
}

std::string textOf(const DifferenceView& difference) {
    return difference.record.id.hex() + "  " + difference.record.title
        + (difference.about.empty() ? "" : "  " + difference.about) + '\n' + indented(difference.field, "  ") + "  "
        + difference.whyStandsIn + '\n' + (difference.reopened.empty() ? "" : "  " + difference.reopened + '\n');
}

std::string textOf(const ExchangeReport& report) {
    return "sent " + std::to_string(report.pushed) + ", fetched " + std::to_string(report.pulled) + ", held "
        + std::to_string(report.held) + ", refused " + std::to_string(report.refused) + ", differences open "
        + std::to_string(report.differences) + '\n';
}

std::string textOf(const FormDefinition& form) {
    std::string text = form.id() + "  version " + form.version() + "  " + form.title() + '\n';
    addFields(text, form.fields(), "  ");
    return text;
}

std::string textOf(const IntegrityStatus& status) {
    std::string text;
    for (const auto& finding : status.standing.findings) {
        text += std::string(wordFor(finding.kind));
        if (finding.number > 0)
            text += ", own entry " + std::to_string(finding.number);
        if (finding.record)
            text += ", record " + finding.record->hex();
        text += '\n';
    }
    if (text.empty())
        text = "every entry is as it was signed, every record as its entries say\n";
    if (status.mendsAtUnlock)
        text += "somebody or something changed this store: the next command puts it right from what was signed; then "
                "exchange, so that the server and the black box give back the rest; report it\n";
    if (const auto& mended = status.standing.mended)
        text += "put right before: " + std::to_string(mended->recordsKept) + " records made anew, "
            + std::to_string(mended->recordsWanted) + " asked for again from the server\n";
    return text;
}

std::string textOf(const Enrolment& who, const SendingStatus& status, std::size_t differences) {
    std::string text = who.officerName + ", " + std::string(wordFor(status.role)) + ", on " + who.tabletName + '\n';
    text += "server " + who.serverUrl + '\n';
    text += "on this tablet " + std::to_string(status.waiting) + ", received " + std::to_string(status.received)
        + ", held " + std::to_string(status.held) + ", differences open " + std::to_string(differences) + '\n';
    if (status.pictures.all > 0)
        text += std::to_string(status.pictures.received) + " of " + std::to_string(status.pictures.all)
            + " pictures received\n";
    text += "last exchange " + (status.lastExchange ? isoText(*status.lastExchange) : std::string("never")) + '\n';
    if (status.lastFailure)
        text += "last failure: " + *status.lastFailure + '\n';
    if (!status.connectionAdvice.empty())
        text += status.connectionAdvice + '\n';
    if (status.serverGathers)
        text += "the server was restored from a backup and gathers what tablets hold: what it has received of this one "
                "enters the records when that is ended; nothing is lost\n";
    for (const auto number : status.missingNumbers)
        text += "number " + std::to_string(number) + " is missing at the server\n";
    if (status.lostByRollback > 0)
        text += "this store was put back to an earlier state: " + std::to_string(status.lostByRollback)
            + " entries are missing here; what was sent comes back by an exchange, the rest lies in the black box\n";
    if (status.outsideHead == OutsideHeadFound::Ahead)
        text += "this store is of before the last exchange: the next one fetches again what is missing\n";
    if (status.outsideHead == OutsideHeadFound::Missing || status.outsideHead == OutsideHeadFound::Damaged)
        text += "the file tree-head.cbor beside the store was " + std::string(wordFor(status.outsideHead))
            + ": nothing is lost and the next exchange writes it anew; without it an older store put back is not "
              "found\n";
    if (status.forked)
        text += "store and black box hold two entries of one number: tell whoever looks after this tablet\n";
    if (status.standing != SignerStanding::Open)
        text += "this enrolment is " + std::string(wordFor(status.standing)) + ", by " + status.closedBy + ": "
            + status.closedWhy + '\n';
    if (!status.box.openedBy.empty())
        text += "the black box was opened with the recovery key, by " + status.box.openedBy + ": "
            + status.box.openedWhy + '\n';
    for (const auto& outcome : status.outcomes)
        text += textOf(outcome);
    return text;
}

} // namespace seenheard
