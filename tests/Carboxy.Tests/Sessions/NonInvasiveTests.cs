using Carboxy.Protocols;

namespace Carboxy.Sessions;

public class NonInvasiveTests
{
    static Runs AtMask()
    {
        var runs = new Runs(Given.Mask());
        foreach (var step in runs.Session.Plan.Steps.TakeWhile(step => step.Id != "mask"))
        {
            if (step.Optional)
                runs.Do(s => s.SkipStep(step.Id, "Not needed", Runs.At(5)));
            else
                runs.DoStep(step.Id, 5);
        }

        return runs.Do(s => s.BeginStep("mask", Runs.At(9)));
    }

    [Fact]
    public void No_mask_starts_on_a_face_before_eyes_and_mouth_are_covered()
    {
        var runs = AtMask();

        Assert.Equal(["S0-29", "S0-29"], runs.Refused(s => s.StartTimer("mask", Runs.At(10))).Select(r => r.Rule));
        runs.Do(s => s.Record("can_signal", new FieldValue.YesNo(true), Given.Today, Runs.At(10))).Do(s => s.Record("eyes_mouth_covered", new FieldValue.YesNo(false), Given.Today, Runs.At(10)));
        Assert.Contains("Eyes and mouth", Assert.Single(runs.Refused(s => s.StartTimer("mask", Runs.At(10)))).Says.En, StringComparison.Ordinal);
        runs.Confirm("mask", 11).Do(s => s.StartTimer("mask", Runs.At(11)));
    }

    [Fact]
    public void On_the_body_eyes_and_mouth_are_not_asked_about()
    {
        var mask = StepPlan.For(Given.MaskProtocol, [], [], []).First(p => p.Step.Id == "mask");

        Assert.Contains(SessionStep.From(mask).Fields, f => f.Id == "eyes_mouth_covered");
        Assert.DoesNotContain(SessionStep.From(mask, facial: false).Fields, f => f.Id == "eyes_mouth_covered");
        Assert.Contains(SessionStep.From(mask, facial: false).Fields, f => f.Id == "can_signal");
    }

    [Fact]
    public void Acid_is_off_and_says_C_12_and_needs_the_products_own_word()
    {
        var acid = Given.Mask().Plan.Steps.Single(s => s.Id == "acid");

        Assert.True(acid.Optional);
        Assert.Contains("C-12", acid.UsualSkipReason!.En, StringComparison.Ordinal);
        Assert.All(["acid_asked", "acid_skin_intact", "acid_neutralised"], id => Assert.True(acid.Fields.Single(f => f.Id == id).MustBeYes));
    }

    [Fact]
    public void A_line_of_the_massage_is_kept_and_taken_back()
    {
        var runs = new Runs(Given.Mask()).Do(s => s.DrawMassage(new("face", new([1000, 2000, 3000, 2500])), MapSessionTests.Maps, Runs.At(3)));

        Assert.Equal("face", Assert.Single(runs.Session.Massage).What.Drawing);
        runs.Do(s => s.TakeBack(s.Massage[0].Id, "Drawn by mistake", Runs.At(4)));
        Assert.Empty(runs.Session.Massage);
    }

    public static TheoryData<string, int[]> Hostile => new()
    {
        { "moon", [0, 0, 5000, 5000] }, { "face", [] }, { "face", [1, 2] }, { "face", [1, 2, 3] }, { "face", [0, 0, 10_001, 0] }, { "face", [-1, 0, 500, 500] },
        { "face", [5000, 5000, 5000, 5000] }, { "face", [int.MinValue, int.MaxValue, 0, 0] }, { "face", [.. Enumerable.Range(0, 20_000).Select(i => i % 10_000)] },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_line_that_is_none_is_refused(string drawing, int[] places)
    {
        var runs = new Runs(Given.Mask());

        Assert.NotEmpty(runs.Refused(s => s.DrawMassage(new(drawing, new(places)), MapSessionTests.Maps, Runs.At(3))));
        Assert.Empty(runs.Session.Massage);
    }

    [Fact]
    public void Nobody_draws_lines_without_end()
    {
        var runs = new Runs(Given.Mask());
        for (var n = 0; n < Session.MostLines; n++)
            runs.Do(s => s.DrawMassage(new("face", new([n, 0, 5000, 5000])), MapSessionTests.Maps, Runs.At(3)));

        Assert.Single(runs.Refused(s => s.DrawMassage(new("face", new([0, 0, 5000, 5000])), MapSessionTests.Maps, Runs.At(3))));
    }

    [Fact]
    public void Redness_that_is_still_there_at_the_signature_keeps_the_follow_up_open_until_it_is_gone()
    {
        var runs = new Runs(Given.Mask()).UntilSigning().Do(s => s.NoteReaction(new("redness", Runs.At(200).At, 2, "Watched"), Runs.At(201))).Do(s => s.Sign(Runs.At(210)));
        var redness = Assert.Single(runs.Session.OpenReactions).Id;

        runs.Refused(s => s.EndReaction(redness, Runs.At(220).At, Runs.At(220)));
        runs.Do(s => s.FollowUp(new(redness, 1), Runs.At(230)));
        Assert.Single(runs.Session.OpenReactions);
        runs.Refused(s => s.FollowUp(new(redness, 1, Runs.At(190).At), Runs.At(240)));
        runs.Refused(s => s.FollowUp(new(redness, 1, Runs.At(250).At), Runs.At(240)));
        runs.Refused(s => s.FollowUp(new(redness, 9), Runs.At(240)));
        runs.Do(s => s.FollowUp(new(redness, 1, Runs.At(235).At), Runs.At(240)));

        Assert.Empty(runs.Session.OpenReactions);
        Assert.Null(runs.Session.Reactions[0].What.EndedAt); // the signed record stays as it was
        runs.Refused(s => s.FollowUp(new(redness, 1), Runs.At(250)));
    }

    [Fact]
    public void Before_the_signature_the_record_itself_is_marked()
    {
        var runs = new Runs(Given.Mask()).Do(s => s.NoteReaction(new("redness", Runs.At(2).At, 1, "Watched"), Runs.At(3)));

        Assert.NotEmpty(runs.Refused(s => s.FollowUp(new(s.Reactions[0].Id, 1), Runs.At(4))));
    }
}
