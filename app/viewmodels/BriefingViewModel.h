#pragma once

#include "app/viewmodels/RowListModel.h"
#include "app/viewmodels/ServiceWorker.h"

namespace seenheard {

/// Before you ask: which incident, and what keeps a child or an officer safe there, with its age.
class BriefingViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the tablet")
    Q_PROPERTY(QString formTitle READ formTitle NOTIFY changed)
    Q_PROPERTY(QString listTitle READ listTitle NOTIFY changed)
    Q_PROPERTY(QString searchWords READ searchWords NOTIFY changed)
    Q_PROPERTY(QString otherWords READ otherWords NOTIFY changed)
    Q_PROPERTY(QString withoutWords READ withoutWords NOTIFY changed)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)
    Q_PROPERTY(seenheard::RowListModel* incidents READ incidents CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* flags READ flags CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* people READ people CONSTANT)
    Q_PROPERTY(bool chosen READ chosen NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString detail READ detail NOTIFY changed)
    Q_PROPERTY(QString asAtWords READ asAtWords NOTIFY changed)
    Q_PROPERTY(QString noFlagWords READ noFlagWords NOTIFY changed)

public:
    BriefingViewModel(ServiceWorker& worker, Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] QString formTitle() const { return formTitle_; }
    /// "From dispatch", "Missing episodes and children", "Children's homes": what the form's records are about.
    [[nodiscard]] QString listTitle() const;
    [[nodiscard]] QString searchWords() const;
    [[nodiscard]] QString otherWords() const;
    [[nodiscard]] QString withoutWords() const;
    [[nodiscard]] QString search() const { return search_; }
    void setSearch(const QString& text);
    [[nodiscard]] RowListModel* incidents() { return &incidents_; }
    [[nodiscard]] RowListModel* flags() { return &flags_; }
    [[nodiscard]] RowListModel* people() { return &people_; }
    [[nodiscard]] bool chosen() const { return about_.has_value(); }
    [[nodiscard]] QString title() const { return title_; }
    [[nodiscard]] QString detail() const { return detail_; }
    [[nodiscard]] QString asAtWords() const;
    /// "No flag in data of 06:10"; empty where there are flags.
    [[nodiscard]] QString noFlagWords() const;
    [[nodiscard]] const std::optional<Reference>& about() const { return about_; }
    [[nodiscard]] QString form() const { return form_; }
    /// What the officer was shown of the chosen thing; nothing where no data of it reached this tablet.
    [[nodiscard]] const std::optional<FlagsSeen>& seen() const { return seen_; }

    /// For a form: lists what its records can be about.
    void open(const QString& form, const QString& title);
    Q_INVOKABLE void choose(const QString& kind, const QString& id);
    Q_INVOKABLE void chooseNone();
    /// The tablet is locked: nothing of it stays in memory.
    void clear();

signals:
    void changed();
    void searchChanged();
    void failed(const QString& message);

private:
    struct Listed;
    void list();
    [[nodiscard]] bool isAbout(std::string_view kind) const;
    void showIncidents(const std::vector<ReferenceItem>& incidents);
    void show(const Briefing& briefing);

    ServiceWorker& worker_;
    Clock& clock_;
    std::vector<std::string> kinds_; ///< Of what the form's records can be about.
    QString form_, formTitle_, search_, title_, detail_;
    std::optional<Reference> about_;
    std::vector<ReferenceItem> listed_;
    std::int64_t asAtMs_ = 0;
    std::optional<FlagsSeen> seen_;
    std::uint64_t asked_ = 0;
    RowListModel incidents_;
    RowListModel flags_;
    RowListModel people_;
};

} // namespace seenheard
