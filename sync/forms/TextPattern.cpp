#include "sync/forms/TextPattern.h"

#include "sync/forms/Utf8.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>

namespace seenheard {
namespace {

constexpr int deepest = 30;
constexpr std::size_t mostSteps = 4000;
constexpr std::size_t mostRepeats = 1000;
constexpr std::size_t withoutEnd = static_cast<std::size_t>(-1);

using Letters = TextPattern::Letters;
using Step = TextPattern::Step;

/// A piece of a pattern as it was read.
struct Piece {
    enum class Kind { OneLetter, InOrder, OneOf, Repeat, Start, End };
    Kind kind = Kind::InOrder;
    Letters letters;
    std::vector<Piece> pieces;
    std::size_t least = 0;
    std::size_t most = 0;
};

bool contain(const Letters& letters, char32_t letter) {
    const bool listed = std::any_of(letters.ranges.begin(), letters.ranges.end(),
        [letter](const auto& range) { return letter >= range.first && letter <= range.second; });
    return listed != letters.others;
}

class PatternReader {
public:
    explicit PatternReader(std::u32string pattern) : text_(std::move(pattern)) {}

    Result<Piece> run() {
        Piece piece = oneOf(0);
        if (!failure_ && at_ < text_.size())
            refuse("')' closes nothing");
        if (failure_)
            return *failure_;
        return piece;
    }

private:
    bool more() const { return at_ < text_.size() && !failure_; }
    char32_t here() const { return at_ < text_.size() ? text_[at_] : U'\0'; }
    bool take(char32_t letter) {
        if (!more() || here() != letter)
            return false;
        ++at_;
        return true;
    }
    void refuse(const std::string& what) {
        if (!failure_)
            failure_ = fail(ErrorCode::InvalidInput,
                "The pattern cannot be read at its character " + std::to_string(at_ + 1) + ": " + what + ".");
    }

    Piece oneOf(int depth) {
        Piece piece;
        piece.kind = Piece::Kind::OneOf;
        if (depth > deepest) {
            refuse("there are too many brackets in brackets");
            return piece;
        }
        do
            piece.pieces.push_back(inOrder(depth));
        while (take(U'|'));
        return piece;
    }

    Piece inOrder(int depth) {
        Piece piece;
        while (more() && here() != U'|' && here() != U')')
            piece.pieces.push_back(repeated(atom(depth)));
        return piece;
    }

    Piece repeated(Piece atom) {
        std::size_t least = 1;
        std::size_t most = 1;
        if (take(U'*'))
            least = 0, most = withoutEnd;
        else if (take(U'+'))
            most = withoutEnd;
        else if (take(U'?'))
            least = 0;
        else if (!counts(least, most))
            return atom;
        (void)take(U'?'); // What is taken first makes no difference where the whole text has to fit.
        if (more() && (here() == U'*' || here() == U'+'))
            refuse("a repeat cannot follow a repeat");
        Piece piece;
        piece.kind = Piece::Kind::Repeat;
        piece.least = least;
        piece.most = most;
        piece.pieces.push_back(std::move(atom));
        return piece;
    }

    bool counts(std::size_t& least, std::size_t& most) {
        if (!take(U'{'))
            return false;
        const auto from = digits();
        least = most = from.value_or(0);
        if (take(U','))
            most = digits().value_or(withoutEnd);
        if (!from || !take(U'}') || least > mostRepeats || (most != withoutEnd && (most > mostRepeats || most < least)))
            refuse("a count is expected, as {2} or {2,4}, of at most 1,000");
        return true;
    }

    std::optional<std::size_t> digits() {
        std::optional<std::size_t> number;
        while (more() && here() >= U'0' && here() <= U'9' && number.value_or(0) < 100'000)
            number = number.value_or(0) * 10 + (text_[at_++] - U'0');
        return number;
    }

    Piece atom(int depth) {
        Piece piece;
        piece.kind = Piece::Kind::OneLetter;
        const char32_t letter = text_[at_++];
        switch (letter) {
        case U'(':
            if (take(U'?') && !take(U':')) {
                refuse("looking around and named groups are not known here");
                return piece;
            }
            piece = oneOf(depth + 1);
            if (!take(U')'))
                refuse("a bracket is not closed");
            return piece;
        case U'[': piece.letters = set(); return piece;
        case U'.': piece.letters = {{{U'\n', U'\n'}}, true}; return piece;
        case U'^': piece.kind = Piece::Kind::Start; return piece;
        case U'$': piece.kind = Piece::Kind::End; return piece;
        case U'\\': piece.letters = escaped(); return piece;
        case U'*':
        case U'+':
        case U'?': refuse("there is nothing to repeat"); return piece;
        default: piece.letters.ranges = {{letter, letter}}; return piece;
        }
    }

    Letters escaped() {
        if (!more()) {
            refuse("nothing follows '\\'");
            return {};
        }
        const char32_t letter = text_[at_++];
        const Letters digits{{{U'0', U'9'}}, false};
        const Letters word{{{U'a', U'z'}, {U'A', U'Z'}, {U'0', U'9'}, {U'_', U'_'}}, false};
        const Letters space{{{U' ', U' '}, {U'\t', U'\r'}}, false};
        switch (letter) {
        case U'd': return digits;
        case U'D': return {digits.ranges, true};
        case U'w': return word;
        case U'W': return {word.ranges, true};
        case U's': return space;
        case U'S': return {space.ranges, true};
        case U't': return {{{U'\t', U'\t'}}, false};
        case U'n': return {{{U'\n', U'\n'}}, false};
        case U'r': return {{{U'\r', U'\r'}}, false};
        default:
            if ((letter >= U'0' && letter <= U'9') || (letter >= U'a' && letter <= U'z')
                || (letter >= U'A' && letter <= U'Z'))
                refuse("'\\' with that letter or digit is not known here");
            return {{{letter, letter}}, false};
        }
    }

    Letters set() {
        Letters letters;
        letters.others = take(U'^');
        bool first = true;
        while (more() && (first || here() != U']')) {
            first = false;
            char32_t from = text_[at_++];
            if (from == U'\\') {
                const Letters named = escaped();
                if (named.others) {
                    refuse("a class of other characters cannot stand inside another class");
                    return letters;
                }
                if (named.ranges.size() != 1 || named.ranges[0].first != named.ranges[0].second) {
                    letters.ranges.insert(letters.ranges.end(), named.ranges.begin(), named.ranges.end());
                    continue;
                }
                from = named.ranges[0].first;
            }
            char32_t to = from;
            if (at_ + 1 < text_.size() && here() == U'-' && text_[at_ + 1] != U']') {
                ++at_;
                to = text_[at_++];
                if (to == U'\\') {
                    const Letters named = escaped();
                    to = named.ranges.size() == 1 ? named.ranges[0].first : U'\0';
                }
            }
            if (to < from)
                refuse("a range of characters is the wrong way round");
            letters.ranges.emplace_back(from, to);
        }
        if (!take(U']'))
            refuse("a class of characters is not closed");
        return letters;
    }

    std::u32string text_;
    std::size_t at_ = 0;
    std::optional<Error> failure_;
};

/// Makes the steps of a piece so that they end in `next`.
class StepMaker {
public:
    std::optional<std::size_t> make(const Piece& piece, std::size_t next) {
        switch (piece.kind) {
        case Piece::Kind::OneLetter: return add({Step::Kind::Take, next, 0, piece.letters});
        case Piece::Kind::Start: return add({Step::Kind::Start, next, 0, {}});
        case Piece::Kind::End: return add({Step::Kind::End, next, 0, {}});
        case Piece::Kind::InOrder: return inOrder(piece, next);
        case Piece::Kind::OneOf: return oneOf(piece, next);
        case Piece::Kind::Repeat: return repeat(piece, next);
        }
        return std::nullopt;
    }

    std::optional<std::size_t> add(Step step) {
        if (steps.size() >= mostSteps)
            return std::nullopt;
        steps.push_back(std::move(step));
        return steps.size() - 1;
    }

    std::vector<Step> steps;

private:
    std::optional<std::size_t> inOrder(const Piece& piece, std::size_t next) {
        std::optional<std::size_t> begin = next;
        for (auto each = piece.pieces.rbegin(); each != piece.pieces.rend() && begin; ++each)
            begin = make(*each, *begin);
        return begin;
    }

    std::optional<std::size_t> oneOf(const Piece& piece, std::size_t next) {
        std::optional<std::size_t> begin = make(piece.pieces.back(), next);
        for (std::size_t index = piece.pieces.size() - 1; index > 0 && begin; --index) {
            const auto before = make(piece.pieces[index - 1], next);
            begin = before ? add({Step::Kind::Fork, *before, *begin, {}}) : std::nullopt;
        }
        return begin;
    }

    std::optional<std::size_t> repeat(const Piece& piece, std::size_t next) {
        std::optional<std::size_t> begin = next;
        if (piece.most == withoutEnd) {
            const auto loop = add({Step::Kind::Fork, next, next, {}});
            const auto body = loop ? make(piece.pieces.front(), *loop) : std::nullopt;
            if (!body)
                return std::nullopt;
            steps[*loop].next = *body;
            begin = loop;
        } else {
            for (std::size_t count = piece.least; count < piece.most && begin; ++count) {
                const auto body = make(piece.pieces.front(), *begin);
                begin = body ? add({Step::Kind::Fork, *body, next, {}}) : std::nullopt;
            }
        }
        for (std::size_t count = 0; count < piece.least && begin; ++count)
            begin = make(piece.pieces.front(), *begin);
        return begin;
    }
};

/// The steps that may be under way at one place in the text.
class Front {
public:
    Front(const std::vector<Step>& steps, std::size_t length) : steps_(steps), length_(length), seen_(steps.size()) {}

    void reach(std::size_t first, std::size_t place) {
        std::vector<std::size_t> open{first};
        while (!open.empty()) {
            const auto at = open.back();
            open.pop_back();
            if (seen_[at] == place + 1)
                continue;
            seen_[at] = place + 1;
            const Step& step = steps_[at];
            if (step.kind == Step::Kind::Fork)
                open.insert(open.end(), {step.other, step.next});
            else if ((step.kind == Step::Kind::Start && place == 0)
                || (step.kind == Step::Kind::End && place == length_))
                open.push_back(step.next);
            else if (step.kind == Step::Kind::Take)
                waiting_.push_back(at);
            else if (step.kind == Step::Kind::Done)
                done_ = true;
        }
    }

    void go(char32_t letter, std::size_t place) {
        const auto before = std::exchange(waiting_, {});
        done_ = false;
        for (const auto at : before)
            if (contain(steps_[at].letters, letter))
                reach(steps_[at].next, place);
    }

    bool done() const { return done_; }

private:
    const std::vector<Step>& steps_;
    std::size_t length_;
    std::vector<std::size_t> seen_; ///< The last place at which each step was reached, from 1.
    std::vector<std::size_t> waiting_;
    bool done_ = false;
};

} // namespace

Result<TextPattern> TextPattern::compile(std::string_view pattern) {
    const auto letters = lettersOf(pattern);
    if (!letters || letters->size() > 1000)
        return fail(ErrorCode::InvalidInput, "The pattern is longer than 1,000 characters or not valid UTF-8.");
    const auto piece = PatternReader(*letters).run();
    if (!piece)
        return piece.error();
    StepMaker maker;
    const auto end = maker.add({Step::Kind::Done, 0, 0, {}});
    const auto begin = end ? maker.make(*piece, *end) : std::nullopt;
    if (!begin)
        return fail(ErrorCode::TooLarge, "The pattern repeats too much.");
    TextPattern made;
    made.steps_ = std::move(maker.steps);
    made.begin_ = *begin;
    return made;
}

bool TextPattern::matches(std::string_view text) const {
    const auto letters = lettersOf(text);
    if (!letters)
        return false;
    Front front(steps_, letters->size());
    front.reach(begin_, 0);
    for (std::size_t place = 0; place < letters->size(); ++place)
        front.go((*letters)[place], place + 1);
    return front.done();
}

} // namespace seenheard
