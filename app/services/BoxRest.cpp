#include "app/services/BoxRest.h"

namespace seenheard {

void BoxRest::bring(std::function<void()> then) {
    if (done_)
        return then();
    if (delivery_) { // One is under way: whoever comes later waits with those before.
        then_ = [first = std::move(then_), second = std::move(then)] {
            first();
            second();
        };
        return;
    }
    then_ = std::move(then);
    delivery_.emplace(box_, identity_, 0);
    step();
}

void BoxRest::cancel() {
    if (delivery_)
        transport_.cancel();
    delivery_.reset();
    then_ = nullptr;
}

void BoxRest::step() {
    auto request = delivery_->nextRequest();
    if (request && *request) {
        transport_.send(std::move(**request), [this](const Result<HttpResponse>& response) {
            if (response && delivery_->take(*response))
                return step();
            delivery_.reset();
            std::exchange(then_, nullptr)();
        });
        return;
    }
    done_ = request.ok();
    delivery_.reset();
    std::exchange(then_, nullptr)();
}

} // namespace seenheard
