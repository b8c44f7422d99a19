using Carboxy.Quantities;

namespace Carboxy.Sessions;

public class SigningTests
{
    [Fact]
    public void A_fresh_session_is_refused_with_everything_that_is_missing()
    {
        var session = Given.Mask();

        var reasons = Assert.IsType<SessionReply.Refused>(session.Sign(Runs.At(1))).Reasons;

        Assert.Equal(session.Steps.Count, reasons.Count(reason => reason.Rule == "C-16"));
        Assert.Contains(reasons, reason => reason.Rule == "S0-37");
        Assert.Contains(reasons, reason => reason.Rule == "G-10");
        Assert.Equal(session.Steps.Count + 3, reasons.Count);
    }

    [Fact]
    public void A_complete_session_is_signed_in_both_modalities()
    {
        foreach (var session in new[] { Given.Mask(), Given.Needle() })
        {
            var signed = new Runs(session).UntilSigning().Do(s => s.Sign(Runs.At(500))).Session;

            Assert.Equal(SessionStatus.Signed, signed.Status);
            Assert.Equal(Given.Nurse, signed.SignedBy);
        }
    }

    [Fact]
    public void A_session_without_a_word_about_reactions_is_not_signed()
    {
        var runs = new Runs(Given.Mask()).UntilSigning();
        var silent = Session.From(runs.Session.Events.Where(happened => happened.What is not SessionFact.NoReaction))!;

        Assert.Equal("S0-37", Assert.Single(Assert.IsType<SessionReply.Refused>(silent.Sign(Runs.At(500))).Reasons).Rule);
    }

    [Fact]
    public void After_signing_there_are_only_amendments()
    {
        var runs = new Runs(Given.Mask()).UntilSigning().Do(s => s.Sign(Runs.At(500)));

        runs.Refused(s => s.ScorePain(PainMoment.After, 2, Runs.At(501)));
        runs.Refused(s => s.Sign(Runs.At(501)));
        runs.Refused(s => s.Amend("", null, Runs.At(501)));
        runs.Do(s => s.Amend("Pain after was 2", s.Events[^2].Id, Runs.At(501)));

        Assert.Equal(1, runs.Session.PainAfter);
        Assert.Equal("Pain after was 2", Assert.Single(runs.Session.Amendments).What.Words);
    }

    [Fact]
    public void Before_signing_the_record_itself_is_corrected() => new Runs(Given.Mask()).Refused(s => s.Amend("Typing error", null, Runs.At(1)));

    [Fact]
    public void The_same_form_sent_twice_counts_once()
    {
        var stamp = Runs.At(1);
        var once = ((SessionReply.Accepted)Given.Mask().ScorePain(PainMoment.Worst, 4, stamp)).After;

        var twice = Assert.IsType<SessionReply.Accepted>(once.ScorePain(PainMoment.Worst, 4, stamp));

        Assert.Equal(once.Events.Count, twice.After.Events.Count);
    }

    [Fact]
    public void Stopping_early_takes_the_mask_off_and_leaves_the_record_to_complete()
    {
        var runs = new Runs(Given.Mask()).DoStep("cleanse", 1);
        foreach (var step in new[] { "ultrasonic", "acid" })
            runs.Do(s => s.SkipStep(step, "Not needed", Runs.At(32)));
        runs.DoStep("gel", 33).Do(s => s.BeginStep("mask", Runs.At(65))).Confirm("mask", 65).Do(s => s.StartTimer("mask", Runs.At(65)));

        runs.Refused(s => s.StopEarly(" ", null, Runs.At(70)));
        runs.Do(s => s.StopEarly("Strong burning", "R-41", Runs.At(70)));

        var mask = runs.Session.Steps.Single(step => step.Step.Id == "mask");
        Assert.Equal((TimeSpan.FromMinutes(5), "Strong burning"), (mask.TimerAt(Runs.At(99).At)!.Value, mask.TimerReason));
        runs.Refused(s => s.FinishStep("mask", Runs.At(71)));
        runs.Do(s => s.NoteReaction(new("tingling", Runs.At(68).At, 2, "Mask off, rinsed"), Runs.At(71)))
            .Do(s => s.ScorePain(PainMoment.Worst, 6, Runs.At(72))).Do(s => s.ScorePain(PainMoment.After, 2, Runs.At(72)))
            .Do(s => s.GiveAftercare("2026.1", Language.Russian, Runs.At(73))).Do(s => s.Sign(Runs.At(74)));
    }

    [Fact]
    public void A_reaction_is_known_with_start_grade_and_action()
    {
        var runs = new Runs(Given.Mask());
        var redness = new SessionFact.ReactionNoted("redness", Runs.At(5).At, 1, "Watched");

        runs.Refused(s => s.NoteReaction(redness with { Grade = 0 }, Runs.At(6)));
        runs.Refused(s => s.NoteReaction(redness with { Action = "" }, Runs.At(6)));
        runs.Refused(s => s.NoteReaction(redness with { EndedAt = Runs.At(4).At }, Runs.At(6)));
        runs.Do(s => s.NoteReaction(redness, Runs.At(6)));
        runs.Refused(s => s.NoteNoReaction(Runs.At(7)));
        runs.Do(s => s.EndReaction(s.Reactions[0].Id, Runs.At(9).At, Runs.At(9)));

        Assert.Equal(Runs.At(9).At, runs.Session.Reactions[0].What.EndedAt);
    }

    [Theory]
    [InlineData(60, ReactionAdvice.Watch)]
    [InlineData(61, ReactionAdvice.NoteAndAdvise)]
    [InlineData(1440, ReactionAdvice.NoteAndAdvise)]
    [InlineData(1441, ReactionAdvice.ContactAndReport)]
    public void A_long_reaction_is_noted_after_an_hour_and_reported_after_a_day(int minutes, ReactionAdvice advice) =>
        Assert.Equal(advice, Reactions.AdviceOn(new("redness", Given.Now, 1, "Watched"), Given.Now.AddMinutes(minutes)));

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void Pain_is_a_number_from_0_to_10(int nrs) => new Runs(Given.Mask()).Refused(s => s.ScorePain(PainMoment.Worst, nrs, Runs.At(1)));
}
