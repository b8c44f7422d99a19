namespace Carboxy.Notes;

public class NoteSigningTests
{
    const string Last = "Session 1 of 5.\nThe skin after the mask: calm, even.\nWhat was done: nothing.";

    [Fact]
    public void An_empty_note_is_not_signed() => Assert.IsType<SignatureBar.Empty>(Assert.Single(NoteSigning.Bars("", null, carriedRead: false)));

    [Fact]
    public void Every_reason_is_named_at_once()
    {
        var bars = NoteSigning.Bars($"The skin: {{?how}}\n{Last.Split('\n')[1]}", Last, carriedRead: false);

        Assert.Equal(["how"], Assert.Single(bars.OfType<SignatureBar.Blanks>()).Asked);
        Assert.Equal(1, Assert.Single(bars.OfType<SignatureBar.CarriedUnread>()).Lines);
    }

    [Fact]
    public void A_note_may_be_as_long_as_it_may_be_and_no_longer()
    {
        Assert.Empty(NoteSigning.Bars(new string('x', NoteText.Longest), null, carriedRead: false));
        Assert.IsType<SignatureBar.TooLong>(Assert.Single(NoteSigning.Bars(new string('x', NoteText.Longest + 1), null, carriedRead: false)));
    }

    [Fact]
    public void Carried_lines_are_signed_once_somebody_says_that_they_hold()
    {
        Assert.Empty(NoteSigning.Bars(Last, Last, carriedRead: true));
        Assert.Empty(NoteSigning.Bars("All is new", Last, carriedRead: false));
    }

    [Fact]
    public void Only_the_writers_answers_are_carried_over()
    {
        var today = Carried.Answers("Session 2 of 5.\nThe skin after the mask: {?the skin}\nNext: {?when}", Last);

        Assert.Equal("Session 2 of 5.\nThe skin after the mask: calm, even.\nNext: {?when}", today);
        Assert.Equal([false, true, false], Carried.Lines(today, Last).Select(l => l.Carried));
    }

    [Fact]
    public void An_answer_that_was_left_open_is_not_carried_over() =>
        Assert.Equal("Advice: {?what}", Carried.Answers("Advice: {?what}", "Advice: {?what}"));

    [Theory]
    [InlineData(false, null, false, CosignStanding.NotAsked)]
    [InlineData(true, null, false, CosignStanding.Waiting)]
    [InlineData(true, null, true, CosignStanding.Waiting)]
    [InlineData(true, true, true, CosignStanding.Cosigned)]
    [InlineData(true, false, false, CosignStanding.Returned)]
    [InlineData(true, false, true, CosignStanding.Amended)]
    public void A_returned_note_is_answered_by_its_amendment(bool asked, bool? agreed, bool amended, CosignStanding standing) =>
        Assert.Equal(standing, Cosigning.Of(asked, agreed, amended));
}
