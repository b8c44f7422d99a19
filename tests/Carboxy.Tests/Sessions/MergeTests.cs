using Carboxy.Quantities;

namespace Carboxy.Sessions;

/// <summary>Two screens, one of them without a network: what each recorded stands, or is shown to be decided.</summary>
public class MergeTests
{
    static readonly SessionGround Ground = new(Given.MaskProtocol, Given.Warnings, Given.Today);
    static readonly IReadOnlySet<Id<SessionEvent>> Nothing = new HashSet<Id<SessionEvent>>();

    static Session Begun => new Runs(Given.Mask()).Do(s => s.BeginStep("cleanse", Runs.At(1))).Session;

    static SentEvent Sent(SessionFact what, int seen, double minute = 5) => new(new(Id<SessionEvent>.New(Given.Now.AddMinutes(minute)), Given.Id, Given.Nurse, Given.Now.AddMinutes(minute), what), seen);

    static SessionFact.FieldRecorded Cleanser(string name) => new SessionFact.FieldRecorded("cleanser", new FieldValue.Words(name));

    static Session With(Session session, SessionFact what, double minute = 4) =>
        Assert.IsType<SessionReply.Accepted>(session.Take(what, Ground, Runs.At(minute))).After;

    [Fact]
    public void What_nobody_else_touched_goes_on_the_record()
    {
        var kept = Assert.IsType<Merged.Kept>(Begun.Merge(Sent(Cleanser("Milk"), seen: 2), Nothing, Ground));

        Assert.Equal(new FieldValue.Words("Milk"), kept.After.Fields["cleanser"]);
        Assert.Equal(Given.Now.AddMinutes(5), kept.Event.At);
    }

    [Fact]
    public void The_same_said_on_two_screens_is_said_once() =>
        Assert.IsType<Merged.Echoed>(With(Begun, Cleanser("Milk")).Merge(Sent(Cleanser("Milk"), seen: 2), Nothing, Ground));

    [Fact]
    public void Two_values_of_one_field_wait_for_a_decision()
    {
        var session = With(Begun, Cleanser("Foam"));

        var open = Assert.IsType<Merged.Open>(session.Merge(Sent(Cleanser("Milk"), seen: 2), Nothing, Ground));

        Assert.Equal((ConflictKind.Contradicts, session.Events[^1].Id), (open.Kind, open.Against));
        Assert.Contains("Foam", open.Reasons[0].Says.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_has_seen_the_other_value_may_correct_it() =>
        Assert.IsType<Merged.Kept>(With(Begun, Cleanser("Foam")).Merge(Sent(Cleanser("Milk"), seen: 3), Nothing, Ground));

    [Fact]
    public void A_device_does_not_contradict_itself()
    {
        var session = With(Begun, Cleanser("Foam"));

        Assert.IsType<Merged.Kept>(session.Merge(Sent(Cleanser("Milk"), seen: 2), new HashSet<Id<SessionEvent>> { session.Events[^1].Id }, Ground));
    }

    [Fact]
    public void A_mask_started_on_two_screens_within_a_minute_is_one_mask()
    {
        Session MaskBegun() => MaskSessionTests.MaskOn(10).Session;
        var session = MaskBegun();
        var started = session.Events.Last(e => e.What is SessionFact.TimerStarted);
        var step = ((SessionFact.TimerStarted)started.What).Step;

        Merged At(TimeSpan later) => session.Merge(new(new(Id<SessionEvent>.New(Given.Now), Given.Id, Given.Nurse, started.At + later, new SessionFact.TimerStarted(step)), session.Events.Count - 1), Nothing, Ground);

        Assert.IsType<Merged.Echoed>(At(TimeSpan.FromSeconds(50)));
        Assert.Equal(ConflictKind.Contradicts, Assert.IsType<Merged.Open>(At(TimeSpan.FromMinutes(5))).Kind);
    }

    [Fact]
    public void Points_given_while_another_screen_stopped_the_session_are_not_lost()
    {
        var ground = Ground with { Protocol = Given.NeedleProtocol };
        var atPoints = NeedleSessionTests.AtPoints().Session;
        var stopped = Assert.IsType<SessionReply.Accepted>(atPoints.StopEarly("Fainted", null, Runs.At(60))).After;
        var point = Sent(new SessionFact.PointTreated(Runs.Point()), atPoints.Events.Count, 59);

        var open = Assert.IsType<Merged.Open>(stopped.Merge(point, Nothing, ground));
        var taken = Assert.IsType<SessionReply.Accepted>(stopped.TakeIn(point.Happened, "It went in before she fainted", ground, Runs.At(90)));

        Assert.Equal((ConflictKind.Overtaken, stopped.Events[^1].Id), (open.Kind, open.Against));
        Assert.Equal(atPoints.Points.Count + 1, taken.After.Points.Count);
        Assert.Equal((SessionStatus.Stopped, point.Happened), (taken.After.Status, taken.Event));
    }

    [Fact]
    public void What_arrives_after_the_signature_stands_beside_it()
    {
        var signed = new Runs(Given.Mask()).UntilSigning().Do(s => s.Sign(Runs.At(500))).Session;
        var pain = Sent(new SessionFact.PainScored(PainMoment.Worst, 8), 3, 40);

        var open = Assert.IsType<Merged.Open>(signed.Merge(pain, Nothing, Ground));
        var taken = Assert.IsType<SessionReply.Accepted>(signed.TakeIn(pain.Happened, "From the other tablet", Ground, Runs.At(600)));

        Assert.Equal(ConflictKind.AfterSigning, open.Kind);
        Assert.Contains("pain at worst: 8", Assert.Single(taken.After.Amendments).What.Words, StringComparison.Ordinal);
        Assert.Equal(signed.PainWorst, taken.After.PainWorst);
    }

    [Fact]
    public void Two_pauses_are_one_pause()
    {
        var paused = With(Begun, new SessionFact.Paused("Call"));

        Assert.IsType<Merged.Echoed>(paused.Merge(Sent(new SessionFact.Paused("Call"), seen: 2), Nothing, Ground));
        Assert.IsType<Merged.Open>(paused.Merge(Sent(new SessionFact.StepFinished("cleanse"), seen: 2), Nothing, Ground));
    }

    [Theory]
    [InlineData("step")]
    [InlineData("field")]
    [InlineData("pain")]
    [InlineData("signed")]
    public void Nonsense_is_shown_and_never_taken_in(string kind)
    {
        SessionFact what = kind switch
        {
            "step" => new SessionFact.StepBegun("nowhere"),
            "field" => new SessionFact.FieldRecorded("nothing", new FieldValue.YesNo(true)),
            "pain" => new SessionFact.PainScored(PainMoment.After, 77),
            _ => new SessionFact.Signed(),
        };

        Assert.Equal(ConflictKind.Refused, Assert.IsType<Merged.Open>(Begun.Merge(Sent(what, seen: 2), Nothing, Ground)).Kind);
        Assert.IsType<SessionReply.Refused>(Begun.TakeIn(Sent(what, seen: 2).Happened, "I say so", Ground, Runs.At(9)));
    }

    [Fact]
    public void Nothing_is_taken_in_without_a_reason() =>
        Assert.IsType<SessionReply.Refused>(Begun.TakeIn(Sent(Cleanser("Milk"), seen: 2).Happened, " ", Ground, Runs.At(9)));

    [Fact]
    public void Every_event_can_be_told_in_both_languages()
    {
        var complete = new Runs(Given.Needle()).UntilSigning().Do(s => s.Sign(Runs.At(500))).Session;

        foreach (var happened in complete.Events)
        {
            var words = FactWords.Of(happened.What, complete.Plan);
            Assert.True(words is { Ru.Length: > 0, En.Length: > 0 } && words.Ru != "запись", $"{happened.What}");
        }
    }
}
