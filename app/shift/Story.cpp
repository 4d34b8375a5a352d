#include "app/shift/Story.h"

#include "app/shift/ClosingChecks.h"
#include "app/shift/Officers.h"

#include <QVariant>
#include <memory>

namespace seenheard {

Story::Story(Plot plot, const Places& places)
    : plot_(std::move(plot))
    , server_(places)
    , a_(plot_.tablets[0], places)
    , b_(plot_.tablets[1], places)
    , c_(plot_.tablets[2], places) {
    prepare();
    beginShift(a_, "dark");
    recordOnA();
    recordMoreOnA();
    beginShift(b_, "light");
    recordOnB();
    recordMoreOnB();
    waitWithoutNetwork();
    meet();
    decide();
    compare();
}

void Story::tell(std::string words, Act act) {
    steps_.push_back({std::move(words), std::move(act), nullptr, {}});
}

void Story::show(ShiftTablet& tablet, std::string words, std::string picture, Act act) {
    steps_.push_back({std::move(words), std::move(act), &tablet, std::move(picture)});
}

Status Story::play(Album& album) {
    auto& narration = narration_.emplace(album, steps_.size());
    for (const auto& step : steps_) {
        narration.step(step.words);
        if (auto played = playStep(step, album); !played) {
            if (step.tablet)
                narration.note("On screen are: " + step.tablet->hand().names());
            if (step.tablet)
                (void)album.add("failed", "It stopped here: " + played.error().message, step.tablet->hand().picture());
            return played;
        }
        narration.stepDone();
    }
    return success();
}

Status Story::playStep(const Step& step, Album& album) {
    if (auto done = step.act(); !done)
        return done;
    if (!step.tablet)
        return success();
    return album.add(step.picture, step.words, step.tablet->hand().picture());
}

Status Story::note(ShiftTablet& tablet, const QString& control, const std::string& intro) {
    const auto words = tablet.hand().textOf(control).toStdString();
    narration_->note(intro + " “" + words + "”");
    return success();
}

void Story::prepare() {
    tell(
        "A central server is made: store, authority, forms, demonstration data.", [this] { return server_.prepare(); });
    tell("It starts, over TLS 1.3, as a process of its own.", [this] { return server_.start(); });
    for (auto* tablet : {&a_, &b_, &c_})
        tell(tablet->kind().name + " is enrolled for " + tablet->kind().officer.name + " with a one-time code.",
            [this, tablet] {
                return inOrder({[&] { return tablet->enrol(server_); }, [&] { return tablet->switchOn(); }});
            });
    tell("The server is killed (kill -9): from here on there is no network.", [this] {
        server_.kill();
        return success();
    });
}

void Story::beginShift(ShiftTablet& tablet, const char* look) {
    const auto& who = tablet.kind().officer.name;
    const auto name = tablet.kind().name;
    show(tablet, who + " takes up " + name + ". It is locked.", name + " unlock", [&tablet] {
        return inOrder({[&] { return tablet.hand().takeUp(); }, [&] { return tablet.hand().waitFor("pin.unlock"); }});
    });
    show(tablet, who + " enters the PIN and sees Today.", name + " today", [&tablet, look] {
        return inOrder({[&] { return officer::unlock(tablet); }, [&] { return officer::setLook(tablet, look); }});
    });
}

void Story::recordOnA() {
    const auto capture = std::make_shared<std::unique_ptr<CaptureHand>>();
    show(a_, "Called to an incident, the officer reads before going in what is known there, and how old it is.",
        "Tablet A before you ask", [this] { return officer::openBriefing(a_, plot_.first); });
    show(a_, "In the room: the scene, from where this officer stood.", "Tablet A the scene", [this, capture] {
        *capture = std::make_unique<CaptureHand>(a_.hand(), plot_.first);
        return inOrder({[&] { return officer::begin(a_); }, [&] { return (*capture)->scene(); }});
    });
    show(a_, "The younger child: too young to speak, seen all the same.", "Tablet A the younger child",
        [capture] { return (*capture)->child(0); });
    show(a_, "Called away: the officer leaves, and comes back to the same record. Nothing was to be saved.",
        "Tablet A back again", [this] { return officer::leaveAndComeBack(a_); });
    show(a_, "The older child: its own words, what had been asked, who could hear.", "Tablet A the older child",
        [this, capture] {
            return inOrder({[&] { return (*capture)->child(1); },
                [&] { return a_.hand().tap(CaptureHand::handleOfChild(1, "words.1.open")); },
                [&] { return a_.hand().reveal("field." + CaptureHand::handleOfChild(1, "words")); }});
        });
    show(a_, "How the child seemed.", "Tablet A demeanour",
        [this] { return a_.hand().reveal("field." + CaptureHand::handleOfChild(1, "demeanour")); });
    show(a_, "The adults, now that the children are there: violence to officers, in front of whom.",
        "Tablet A the adults", [this, capture] {
            return inOrder(
                {[&] { return (*capture)->backToTheScene(); }, [&] { return a_.hand().reveal("field.adults"); }});
        });
    show(a_, "Before driving off: the officer's concern, and because; who is left caring; what was done.",
        "Tablet A before you drive off", [this, capture] {
            return inOrder({[&] { return (*capture)->beforeYouDriveOff(); },
                [&] { return a_.hand().reveal("field." + CaptureHand::handleOfChild(1, "officer_concern")); }});
        });
    show(a_, "What follows from it: the clocks that start and what is owed, each with its rule.",
        "Tablet A what follows", [this] { return officer::openWhatFollows(a_); });
    show(a_, "“I have finished.” The record says where it is: on this tablet.", "Tablet A submitted", [this] {
        return inOrder(
            {[&] { return officer::submit(a_); }, [&] { return note(a_, "record.sending", "The record says:"); }});
    });
}

void Story::recordMoreOnA() {
    const auto capture = std::make_shared<std::unique_ptr<CaptureHand>>();
    show(a_, "At dawn, two children found wandering: both added, both heard.", "Tablet A two children found",
        [this, capture] {
            *capture = std::make_unique<CaptureHand>(a_.hand(), plot_.wandering);
            return inOrder({[&] { return officer::goToToday(a_); },
                [&] {
                    // Its referral, drafted when it was finished, is the newer one.
                    auto listed = officer::recordTitled(a_, "Domestic abuse");
                    if (listed)
                        shared_ = *listed;
                    return listed ? success() : Status(listed.error());
                },
                [&] { return officer::openBriefing(a_, plot_.wandering); }, [&] { return officer::begin(a_); },
                [&] { return officer::inTheRoom(**capture); }});
        });
    show(a_, "Taken into police protection: what the record starts, the 72 hours among it.",
        "Tablet A police protection", [this, capture] {
            return inOrder(
                {[&] { return (*capture)->beforeYouDriveOff(); }, [&] { return officer::openWhatFollows(a_); }});
        });
    tell("Submitted as well.", [this] { return officer::submit(a_); });
}

void Story::recordOnB() {
    const auto capture = std::make_shared<std::unique_ptr<CaptureHand>>();
    show(b_, "The second officer at the same incident reads the same notes.", "Tablet B before you ask",
        [this] { return officer::openBriefing(b_, plot_.second); });
    show(b_, "From another place in the room, the same children: other words, another account.",
        "Tablet B the older child", [this, capture] {
            *capture = std::make_unique<CaptureHand>(b_.hand(), plot_.second);
            return inOrder({[&] { return officer::begin(b_); }, [&] { return (*capture)->scene(); },
                [&] { return (*capture)->child(0); }, [&] { return (*capture)->child(1); },
                [&] { return b_.hand().reveal("field." + CaptureHand::handleOfChild(1, "demeanour")); }});
        });
    show(b_, "This officer is more concerned for the older child.", "Tablet B before you drive off", [this, capture] {
        return inOrder({[&] { return (*capture)->backToTheScene(); }, [&] { return (*capture)->beforeYouDriveOff(); },
            [&] { return b_.hand().reveal("field." + CaptureHand::handleOfChild(1, "officer_concern")); }});
    });
    show(b_, "What follows, and submitted.", "Tablet B what follows", [this] { return officer::openWhatFollows(b_); });
    tell("The record of both officers is on both tablets, each with one half of it.",
        [this] { return officer::submit(b_); });
}

void Story::recordMoreOnB() {
    const auto capture = std::make_shared<std::unique_ptr<CaptureHand>>();
    show(b_, "Another address: a child who could not be spoken to alone. The reason is an answer of its own.",
        "Tablet B not spoken to alone", [this, capture] {
            *capture = std::make_unique<CaptureHand>(b_.hand(), plot_.alone);
            return inOrder({[&] { return officer::openBriefing(b_, plot_.alone); }, [&] { return officer::begin(b_); },
                [&] { return officer::inTheRoom(**capture); }, [&] { return b_.hand().tap("tab.1"); },
                [&] { return b_.hand().reveal("field." + CaptureHand::handleOfChild(0, "not_alone_because")); }});
        });
    show(b_, "Submitted too.", "Tablet B submitted", [this, capture] {
        return inOrder({[&] { return (*capture)->beforeYouDriveOff(); }, [&] { return officer::openWhatFollows(b_); },
            [&] { return officer::submit(b_); }});
    });
}

void Story::waitWithoutNetwork() {
    for (auto* tablet : {&a_, &b_})
        show(*tablet, tablet->kind().officer.name + " looks where the records are: all on this tablet, safe, waiting.",
            tablet->kind().name + " nothing sent yet", [this, tablet] {
                return inOrder({[&] { return officer::openSending(*tablet); },
                    [&] { return note(*tablet, "sending.summary", "Sending says:"); },
                    [&] {
                        return tablet->hand().waitUntil("a record reads 'On this tablet'",
                            [&] { return tablet->hand().reads(QStringLiteral("On this tablet")); });
                    }});
            });
}

void Story::meet() {
    show(a_, "The network is back. Tablet A sends; each record says when it was received and applied.", "Tablet A sent",
        [this] {
            return inOrder({[&] { return server_.start(); }, [&] { return officer::send(a_); },
                [&] { return note(a_, "sending.summary", "Sending says:"); },
                [&] {
                    return a_.hand().waitUntil(
                        "a record reads 'Applied'", [&] { return a_.hand().reads(QStringLiteral("Applied")); });
                }});
        });
    show(
        b_, "Tablet B is about to send when the server is killed once more (kill -9).", "Tablet B server gone", [this] {
            server_.kill();
            return inOrder({[&] { return officer::openSending(b_); }, [&] { return b_.hand().tap("sendNow"); },
                [&] { return b_.hand().waitFor("sending.failure"); },
                [&] { return note(b_, "sending.failure", "Sending says:"); }});
        });
    show(b_, "The server starts again from its store, and the exchange goes on where it was.", "Tablet B sent", [this] {
        return inOrder({[&] { return server_.start(); }, [&] { return officer::send(b_); },
            [&] { return note(b_, "sending.summary", "Sending says:"); }});
    });
    tell("Tablet A fetches what Tablet B recorded.", [this] { return officer::send(a_); });
    show(b_, "Today on Tablet B: what the shift has left to do, and where each record is.", "Tablet B today again",
        [this] {
            return inOrder(
                {[&] { return officer::goToToday(b_); }, [&] { return b_.hand().waitFor("today.differences"); }});
        });
    for (auto* tablet : {&a_, &b_}) {
        show(*tablet,
            "On " + tablet->kind().name
                + ": the officers differ on the concern for one child. Both values "
                  "stand, the safer one stands in.",
            tablet->kind().name + " differences", [tablet] { return officer::openDifferences(*tablet); });
        show(*tablet,
            "On " + tablet->kind().name
                + ": two accounts of how the child seemed. Both stay; there is "
                  "nothing to decide.",
            tablet->kind().name + " two accounts", [this, tablet] {
                return inOrder({[&] { return officer::openRecord(*tablet, shared_); },
                    [&] {
                        return tablet->hand().waitUntil("both accounts are shown",
                            [&] { return tablet->hand().reads(QStringLiteral("More than one account")); });
                    },
                    [&] { return tablet->hand().revealText(QStringLiteral("How did the child seem?"), 1); }});
            });
    }
}

void Story::decide() {
    show(c_, "The sergeant takes up Tablet C, a telephone, and exchanges.", "Tablet C today", [this] {
        return inOrder({[&] { return officer::unlock(c_); }, [&] { return officer::setLook(c_, "light"); },
            [&] { return officer::send(c_); }, [&] { return officer::goToToday(c_); },
            [&] { return c_.hand().waitFor("today.differences"); }});
    });
    show(c_, "The difference, with the values of both officers.", "Tablet C differences",
        [this] { return officer::openDifferences(c_); });
    show(c_, "The sergeant lets one value stand, and says why.", "Tablet C deciding", [this] {
        return officer::decide(
            c_, QString::fromStdString(plot_.decision.stands), QString::fromStdString(plot_.decision.reason));
    });
    show(c_, "Decided. Both values stay on the record.", "Tablet C decided", [this] {
        return inOrder({[&] { return c_.hand().tap("decide.0.confirm"); },
            [&] { return c_.hand().waitFor("notice.understood"); }});
    });
    tell("The decision travels to the server.", [this] {
        return inOrder({[&] { return c_.hand().tap("notice.understood"); }, [&] { return officer::send(c_); }});
    });
    for (auto* tablet : {&a_, &b_})
        show(*tablet, tablet->kind().officer.name + " exchanges and sees the decision with its reason.",
            tablet->kind().name + " decision", [this, tablet] {
                const auto reason = QString::fromStdString(plot_.decision.reason);
                return inOrder(
                    {[&] { return officer::send(*tablet); }, [&] { return officer::openRecord(*tablet, shared_); },
                        [&] {
                            return tablet->hand().waitUntil(
                                "the decision is shown", [&] { return tablet->hand().reads(reason); });
                        },
                        [&] { return tablet->hand().revealText(reason, 0); }});
            });
}

void Story::compare() {
    tell("All three tablets are locked.", [this] {
        for (auto* tablet : {&a_, &b_, &c_}) {
            if (auto locked = officer::lock(*tablet); !locked)
                return locked;
            tablet->switchOff();
        }
        return success();
    });
    const auto check = [this](std::string words, Status (ClosingChecks::*holds)(const ShiftTablet&) const) {
        tell(std::move(words), [this, holds] {
            const ClosingChecks checks(plot_, shared_.toStdString());
            for (const auto* tablet : {&a_, &b_, &c_})
                if (auto held = (checks.*holds)(*tablet); !held)
                    return held;
            return success();
        });
    };
    tell("Asked without their windows, all three read the same from the record.", [this] {
        const ClosingChecks checks(plot_, shared_.toStdString());
        return inOrder({[&] { return checks.sameRecord(a_, b_); }, [&] { return checks.sameRecord(a_, c_); }});
    });
    check("On each the decided value stands, with its reason, and nothing is open.", &ClosingChecks::decisionStands);
    check("On each both accounts of how the child seemed stand.", &ClosingChecks::bothAccountsStand);
    check("On each every person whom the officers met is there once.", &ClosingChecks::everyPersonIsThereOnce);
    check("On each every word that a child said to either officer is there.", &ClosingChecks::everyWordIsThere);
}

} // namespace seenheard
