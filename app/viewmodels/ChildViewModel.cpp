#include "app/viewmodels/ChildViewModel.h"

#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/Retire.h"

#include <QStringList>

namespace seenheard {

namespace {

constexpr std::size_t mostContacts = 60;

} // namespace

ChildViewModel::ChildViewModel(ServiceWorker& worker, Clock& clock, QObject* parent)
    : QObject(parent)
    , worker_(worker)
    , clock_(clock)
    , flags_({"label", "about", "danger"})
    , counts_({"form", "threeMonths", "twelveMonths"})
    , contacts_("contact") {}

QString ChildViewModel::title() const {
    return display::text(life_.title);
}

QString ChildViewModel::detail() const {
    return display::text(life_.detail);
}

QString ChildViewModel::alsoKnownAs() const {
    QStringList names;
    for (const auto& name : life_.alsoKnownAs)
        names.append(display::text(name));
    return names.isEmpty() ? QString() : tr("Also written as %1").arg(names.join(QStringLiteral(", ")));
}

QString ChildViewModel::asAtWords() const {
    const auto now = clock_.now();
    return life_.asAtMs == 0 || flags_.count() == 0
        ? QString()
        : tr("As of %1, %2").arg(display::moment(life_.asAtMs, now), display::ago(life_.asAtMs, now));
}

QString ChildViewModel::noFlagWords() const {
    if (flags_.count() > 0 || !person_)
        return {};
    if (life_.asAtMs == 0)
        return tr("No data of flags on this child has reached this tablet.");
    const auto now = clock_.now();
    return tr("No flag in data of %1, %2").arg(display::moment(life_.asAtMs, now), display::ago(life_.asAtMs, now));
}

QString ChildViewModel::contactWords() const {
    return contacts_.count() == 0 ? tr("Nothing of this child is written on this tablet.") : QString();
}

QString ChildViewModel::threeMonths() const {
    std::uint32_t all = 0;
    for (const auto& each : life_.counts)
        all += each.threeMonths;
    return QString::number(all);
}

QString ChildViewModel::twelveMonths() const {
    std::uint32_t all = 0;
    for (const auto& each : life_.counts)
        all += each.twelveMonths;
    return QString::number(all);
}

int ChildViewModel::differences() const {
    std::uint32_t open = 0;
    for (const auto& contact : life_.contacts)
        open += contact.differences;
    return static_cast<int>(open);
}

void ChildViewModel::open(const Reference& person) {
    close();
    person_ = person;
    sight_ = std::make_shared<Sight>();
    refresh();
}

void ChildViewModel::refresh() {
    if (!person_)
        return;
    worker_.view<ChildLife>(
        this, sight_, [person = *person_](RecordsToShow& records) { return records.child(person, mostContacts); },
        [this, person = *person_](Result<ChildLife> life) {
            if (person_ != person)
                return;
            if (life)
                show(std::move(life).value());
            else
                emit failed(display::text(life.error().message));
        });
}

void ChildViewModel::show(ChildLife life) {
    life_ = std::move(life);
    std::vector<RowListModel::Row> flags, counts;
    for (const auto& flag : life_.flags)
        flags.push_back({display::text(flag.label), QString(), flag.name == "missing_now"});
    for (const auto& each : life_.counts)
        counts.push_back({display::text(each.formTitle), each.threeMonths, each.twelveMonths});
    flags_.setRows(std::move(flags));
    counts_.setRows(std::move(counts));
    const auto before = contacts_.objects();
    QList<QObject*> contacts;
    for (const auto& contact : life_.contacts)
        contacts.append(new ContactViewModel(contact, clock_.now(), this));
    contacts_.setObjects(contacts);
    for (auto* old : before)
        retire(old);
    emit changed();
}

void ChildViewModel::close() {
    person_.reset();
    show({});
}

} // namespace seenheard
