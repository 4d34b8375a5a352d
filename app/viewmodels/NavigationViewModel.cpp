#include "app/viewmodels/NavigationViewModel.h"

namespace seenheard {

void NavigationViewModel::go(Page page) {
    const auto from = this->page();
    if (from == page)
        return;
    if (const auto before = pages_.indexOf(page); before >= 0)
        pages_.resize(before);
    pages_.append(page);
    turn(from);
}

void NavigationViewModel::back() {
    if (!canGoBack())
        return;
    const auto from = pages_.takeLast();
    turn(from);
}

void NavigationViewModel::restart(Page page) {
    const auto from = this->page();
    pages_ = {page};
    turn(from);
}

void NavigationViewModel::turn(Page from) {
    emit left(from);
    emit arriving(page());
    emit pageChanged();
}

} // namespace seenheard
