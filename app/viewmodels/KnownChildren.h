#pragma once

#include "app/services/PeopleService.h"
#include "app/viewmodels/ItemViewModel.h"
#include "app/viewmodels/ServiceWorker.h"

namespace seenheard {

/// Looks up, beside the writing, who the children of a draft may be, and who those are that it is linked with. Offers
/// and names; links nobody.
class KnownChildren final : public QObject {
    Q_OBJECT

public:
    KnownChildren(ServiceWorker& worker, QObject* parent);

    /// Another draft is on screen.
    void begin();
    /// Looks up what changed since it was last asked, for each of the places that ask for a child.
    void lookUp(const DraftView& draft, const QList<ItemViewModel*>& places);

signals:
    /// Somebody whom the draft names, as he is known.
    void learnt(const seenheard::ReferenceItem& person);

private:
    void lookUp(const DraftView& draft, ItemViewModel& place);
    [[nodiscard]] static Answers whatSaysWho(const DraftView& draft, const ItemViewModel& place);

    void lookUpLinked(const Reference& person, ItemViewModel& place);

    ServiceWorker& worker_;
    SharedSight sight_ = std::make_shared<Sight>(); ///< Of the draft that is on screen.
    std::map<RegisterKey, Answers> asked_;
    std::uint64_t visit_ = 0;
};

} // namespace seenheard
