using Carboxy.Materials;
using Carboxy.Quantities;

namespace Carboxy.Sessions;

public class MaskSessionTests
{
    internal static Runs MaskOn(double minute, double laidOn = 0)
    {
        var runs = new Runs(Given.Mask());
        foreach (var step in runs.Session.Plan.Steps.TakeWhile(step => step.Id != "mask"))
        {
            if (step.Optional)
                runs.Do(s => s.SkipStep(step.Id, "Not needed", Runs.At(minute)));
            else
                runs.DoStep(step.Id, minute);
        }

        return runs.Do(s => s.BeginStep("mask", Runs.At(minute))).Confirm("mask", minute).Do(s => s.StartTimer("mask", Runs.At(minute + laidOn)));
    }

    [Fact]
    public void Steps_follow_the_protocol()
    {
        var runs = new Runs(Given.Mask());

        var reasons = runs.Refused(s => s.BeginStep("gel", Runs.At(1)));

        Assert.Equal(3, reasons.Count);
        Assert.All(reasons, reason => Assert.Equal("C-16", reason.Rule));
    }

    [Fact]
    public void A_skipped_step_says_why_even_where_it_is_optional()
    {
        var runs = new Runs(Given.Mask()).DoStep("cleanse", 1);

        Assert.Equal("C-16", Assert.Single(runs.Refused(s => s.SkipStep("ultrasonic", "  ", Runs.At(2)))).Rule);
        Assert.Equal("Couperose", runs.Do(s => s.SkipStep("ultrasonic", "Couperose", Runs.At(2))).Session.Steps[1].SkipReason);
    }

    [Fact]
    public void A_step_that_the_screening_forbids_is_not_begun()
    {
        var plan = Given.Plan(Given.MaskProtocol, "face");
        var start = Assert.IsType<SessionStart.Started>(Given.Start(plan with { Steps = [.. plan.Steps.Select(step => step.Id == "ultrasonic" ? step with { Forbidden = new("Купероз.", "Couperose.") } : step)] }));
        var runs = new Runs(start.Session).DoStep("cleanse", 1);

        Assert.Contains("Couperose", Assert.Single(runs.Refused(s => s.BeginStep("ultrasonic", Runs.At(2)))).Says.En, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mask_counts_from_when_it_was_laid_on_and_not_from_the_beginning_of_the_step()
    {
        var runs = MaskOn(10, laidOn: 7);

        Assert.Equal((TimeSpan.FromMinutes(13), TimerAlarm.None), (runs.Session.At(Given.Now.AddMinutes(30)).Timer!.Elapsed, runs.Session.At(Given.Now.AddMinutes(36)).Timer!.Alarm));
        Assert.Equal("S0-29", Assert.Single(runs.Refused(s => s.StopTimer("mask", null, Runs.At(40)))).Rule);
        runs.Do(s => s.StopTimer("mask", null, Runs.At(42)));
    }

    [Theory]
    [InlineData(24.9, true)]
    [InlineData(25, false)]
    [InlineData(35, false)]
    [InlineData(35.1, true)]
    public void Mask_time_outside_25_to_35_minutes_needs_a_reason(double minutes, bool needsReason)
    {
        var runs = MaskOn(10);

        var reply = runs.Session.StopTimer("mask", null, Runs.At(10 + minutes));

        Assert.Equal(needsReason, reply is SessionReply.Refused);
        if (needsReason)
            Assert.Equal("It stung", runs.Do(s => s.StopTimer("mask", "It stung", Runs.At(10 + minutes))).Session.Steps.Single(s => s.Step.Id == "mask").TimerReason);
    }

    [Fact]
    public void The_mask_comes_off_during_a_pause_too()
    {
        var runs = MaskOn(10).Do(s => s.Pause("Phone call", Runs.At(20)));

        runs.Do(s => s.StopTimer("mask", null, Runs.At(40)));

        Assert.Equal(TimeSpan.FromMinutes(30), runs.Session.Steps.Single(s => s.Step.Id == "mask").TimerAt(Runs.At(60).At));
    }

    [Fact]
    public void The_mask_step_is_finished_only_after_its_timer_ran()
    {
        var runs = MaskOn(10).FillIn("mask", 11);

        Assert.Equal("S0-29", Assert.Single(runs.Refused(s => s.FinishStep("mask", Runs.At(40)))).Rule);
        runs.Do(s => s.StopTimer("mask", null, Runs.At(40))).Do(s => s.FinishStep("mask", Runs.At(41)));
    }

    [Fact]
    public void The_timeline_counts_from_the_stored_instant()
    {
        var session = MaskOn(10).Session;

        var before = session.At(Runs.At(30).At).Timer!;
        var due = session.At(Runs.At(36).At).Timer!;
        var late = session.At(Runs.At(46).At).Timer!;

        Assert.Equal((TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(5), TimerAlarm.None), (before.Elapsed, before.ToShortest, before.Alarm));
        Assert.Equal((TimeSpan.FromMinutes(9), TimerAlarm.Due), (due.ToLongest!.Value, due.Alarm));
        Assert.Equal(TimerAlarm.TooLong, late.Alarm);
        Assert.Equal("mask", session.At(Runs.At(30).At).Current!.Step.Id);
    }

    [Fact]
    public void A_pause_is_not_time_at_work()
    {
        var runs = new Runs(Given.Mask()).Do(s => s.BeginStep("cleanse", Runs.At(1))).Do(s => s.Pause("Fire drill", Runs.At(3))).Do(s => s.Resume(Runs.At(8)));

        Assert.Equal(TimeSpan.FromMinutes(4), runs.Session.At(Runs.At(10).At).InStep);
        Assert.Equal(TimeSpan.FromMinutes(10), runs.Session.At(Runs.At(10).At).InSession);
    }

    [Fact]
    public void A_pause_says_why_and_nothing_goes_on_meanwhile()
    {
        var runs = new Runs(Given.Mask());

        runs.Refused(s => s.Pause(null, Runs.At(1)));
        runs.Do(s => s.Pause("Phone call", Runs.At(1)));
        runs.Refused(s => s.BeginStep("cleanse", Runs.At(2)));
        runs.Refused(s => s.Sign(Runs.At(2)));
    }

    [Fact]
    public void An_expired_product_is_refused()
    {
        var runs = new Runs(Given.Mask());

        runs.Refused(s => s.Record("gel_expires", new FieldValue.Day(Given.Today.AddDays(-1)), Given.Today, Runs.At(1)));
        runs.Refused(s => s.UseProduct(new("Serum", "B-1", Given.Today.AddDays(-1)), Given.Today, Runs.At(1)));
        runs.Do(s => s.UseProduct(new("Serum", "B-1", Given.Today), Given.Today, Runs.At(1)));
    }

    [Fact]
    public void Every_batch_can_be_found_for_a_recall()
    {
        var runs = new Runs(Given.Mask()).UntilSigning().Do(s => s.UseProduct(new("Moisturiser", "M-9", Given.Today), Given.Today, Runs.At(300)));

        var used = MaterialUsed.Of(runs.Session);

        Assert.Contains(used, one => one is { Kind: null, Name: "Moisturiser", Batch: "M-9" } && one.Expiry == Given.Today);
        Assert.Contains(used, one => one is { Place: "gel", Kind: ProductKind.Gel, Batch: "A-1", Expiry: not null });
    }
}
