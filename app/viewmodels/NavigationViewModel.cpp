#include "app/viewmodels/NavigationViewModel.h"

namespace seenheard {

void NavigationViewModel::go(Page page) {
    const auto from = this->page();
    if (from == page)
        return;
    if (const auto before = pages_.indexOf(page); before >= 0)
        pages_.resize(before);
    pages_.append(page);
    emit left(from);
    emit pageChanged();
}

void NavigationViewModel::back() {
    if (!canGoBack())
        return;
    const auto from = pages_.takeLast();
    emit left(from);
    emit pageChanged();
}

void NavigationViewModel::restart(Page page) {
    const auto from = this->page();
    pages_ = {page};
    emit left(from);
    emit pageChanged();
}

} // namespace seenheard
