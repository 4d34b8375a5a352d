import QtQuick
import QtTest
import SeenHeard

Item {
    id: root

    width: 600
    height: 800

    Column {
        Chip {
            id: chip

            objectName: "chip"
            label: "Clinging"
            onClicked: selected = !selected
        }

        ActionButton {
            id: action

            objectName: "action"
            text: "Lock"
        }

        TextAnswer {
            id: words

            width: 400
            verbatim: true
            label: "The child's words"
        }

        HoldToRead {
            id: notes

            line: "3 notes, 02:07"
            heldText: "Child protection plan"
        }

        PinPad {
            id: pad

            width: 400
            ready: true
        }
    }

    SignalSpy {
        id: actionSpy

        target: action
        signalName: "clicked"
    }

    SignalSpy {
        id: digits

        target: pad
        signalName: "pressed"
    }

    SignalSpy {
        id: confirmations

        target: pad
        signalName: "confirmed"
    }

    TestCase {
        name: "Controls"
        when: windowShown

        function test_a_chip_is_one_tap_and_a_second_takes_it_back() {
            mouseClick(chip);
            verify(chip.selected);
            mouseClick(chip);
            verify(!chip.selected);
        }

        function test_a_chip_is_reached_and_taken_by_keyboard() {
            chip.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            verify(chip.selected);
            keyClick(Qt.Key_Return);
            verify(!chip.selected);
            keyClick(Qt.Key_Tab);
            verify(action.activeFocus);
        }

        function test_targets_fit_a_thumb() {
            verify(chip.height >= 48 && chip.width >= 48);
            verify(action.height >= 48);
            verify(words.height >= 48);
            verify(notes.height >= 48);
        }

        function test_a_text_says_what_it_is_and_corrects_nothing() {
            compare(words.Accessible.name, "The child's words");
            compare(words.Accessible.role, Accessible.EditableText);
            verify(words.inputMethodHints & Qt.ImhNoPredictiveText);
            verify(words.inputMethodHints & Qt.ImhSensitiveData);
        }

        function test_tab_leaves_a_text_instead_of_writing_into_it() {
            words.forceActiveFocus();
            keyClick(Qt.Key_Tab);
            verify(!words.activeFocus);
            compare(words.text, "");
        }

        function test_text_that_looks_like_markup_is_shown_as_it_is() {
            words.text = "<b>no</b>";
            compare(words.textFormat, TextEdit.PlainText);
            compare(words.getText(0, words.length), "<b>no</b>");
            words.text = "";
        }

        function test_notes_are_read_only_while_they_are_held() {
            compare(notes.Accessible.name, "3 notes, 02:07 · hold to read");
            mousePress(notes);
            compare(notes.Accessible.name, "Child protection plan");
            mouseRelease(notes);
            compare(notes.Accessible.name, "3 notes, 02:07 · hold to read");
        }

        function test_the_pin_pad_takes_fingers_and_keys() {
            digits.clear();
            pad.forceActiveFocus();
            keyClick(Qt.Key_7);
            compare(digits.count, 1);
            compare(digits.signalArguments[0][0], 7);
            keyClick(Qt.Key_Return);
            compare(confirmations.count, 1);
        }
    }
}
