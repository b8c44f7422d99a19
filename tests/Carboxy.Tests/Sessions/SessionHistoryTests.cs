using System.Text.Json;
using Carboxy.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Sessions;

/// <summary>What holds of every session, whatever people tap, in whatever order, and whenever the power goes.</summary>
public class SessionHistoryTests
{
    /// <summary>One tap: which command, on which step, with which words, how many seconds after the one before.</summary>
    public sealed record Tap(int Command, int Step, string? Words, int Number, int Seconds);

    static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(100).WithStartSize(20).WithEndSize(100);

    static Gen<Tap> Taps =>
        from command in Gen.Frequency((6, Gen.Constant(0)), (6, Gen.Constant(1)), (3, Gen.Constant(2)), (6, Gen.Constant(3)), (6, Gen.Constant(4)), (12, Gen.Choose(5, 20)))
        from step in Gen.Choose(0, 9)
        from words in Gen.Elements(null, "", "  ", "Because", "Потому что «так»")
        from number in Gen.Choose(-1, 11)
        from seconds in Gen.Frequency((3, Gen.Choose(0, 120)), (2, Gen.Choose(1000, 2400)))
        select new Tap(command, step, words, number, seconds);

    static Gen<(bool Needle, IReadOnlyList<Tap> Taps)> Visits =>
        from needle in Gen.Elements(true, false)
        from taps in Taps.ListOf()
        select (needle, (IReadOnlyList<Tap>)[.. taps]);

    static void Always(Func<IReadOnlyList<Session>, bool> holds) =>
        Prop.ForAll(Visits.ToArbitrary(), visit => holds(Live(visit.Needle, visit.Taps))).Check(Many);

    /// <summary>The session after its start and after each accepted tap.</summary>
    static List<Session> Live(bool needle, IReadOnlyList<Tap> taps)
    {
        // Half of the visits begin with the mask on or at the points, where random taps alone seldom get.
        var session = (needle, taps.Count % 2) switch
        {
            (true, 0) => Given.Needle(),
            (true, _) => NeedleSessionTests.AtPoints().Session,
            (false, 0) => Given.Mask(),
            _ => MaskSessionTests.MaskOn(10).Session,
        };
        List<Session> past = [session];
        var now = session.Events[^1].At;
        foreach (var tap in taps)
        {
            now = now.AddSeconds(tap.Seconds);
            if (Press(session, tap, Stamp.Of(Given.Nurse, now)) is not SessionReply.Accepted accepted)
                continue;
            session = accepted.After;
            past.Add(session);
        }

        return past;
    }

    static SessionReply Press(Session session, Tap tap, Stamp stamp)
    {
        var open = session.Steps.FirstOrDefault(step => !step.IsOver)?.Step.Id ?? "gone";
        var step = tap.Step < 7 ? open : session.Steps[tap.Step % session.Steps.Count].Step.Id;
        var field = session.Plan.Fields.ElementAt(Math.Abs(tap.Step * 7 + tap.Number + 1) % session.Plan.Fields.Count());
        return tap.Command switch
        {
            0 => session.BeginStep(step, stamp),
            1 => FinishFilled(session, step, stamp),
            2 => session.SkipStep(step, tap.Words, stamp),
            3 => session.StartTimer(step, stamp),
            4 => session.StopTimer(step, tap.Words, stamp),
            5 => session.Pause(tap.Words, stamp),
            6 or 7 => session.Resume(stamp),
            8 => session.Record(field.Id, new FieldValue.Number(tap.Number, field.Unit ?? "mm"), Given.Today, stamp),
            9 => session.Record(field.Id, new FieldValue.YesNo(tap.Number > 5), Given.Today, stamp),
            10 => session.Record(field.Id, new FieldValue.Words(tap.Words ?? "A-1"), Given.Today, stamp),
            11 => session.UseProduct(new(tap.Words ?? "Gel", "B", Given.Today.AddDays(tap.Number), stamp.At, 1.50m, "ml"), Given.Today, stamp),
            12 => session.TreatPoint(Given.NeedleProtocol, Given.Warnings, Runs.Point(flow: 20 * tap.Number, volume: 100 * tap.Number), tap.Words, stamp),
            13 => session.NoteReaction(new("redness", stamp.At, tap.Number, tap.Words ?? "Watched", tap.Step % 2 == 0 ? stamp.At.AddMinutes(3) : null), stamp),
            14 => session.NoteNoReaction(stamp),
            15 => session.ScorePain((PainMoment)(tap.Step % 3), tap.Number, stamp),
            16 => session.GiveAftercare(tap.Words ?? "2026.1", Language.English, stamp),
            17 => session.TakeBack(session.Events[tap.Step % session.Events.Count].Id, tap.Words, stamp),
            18 => tap.Step == 0 ? session.StopEarly(tap.Words, "SD-14", stamp) : session.Resume(stamp),
            19 => session.Sign(stamp),
            _ => session.Amend(tap.Words, null, stamp),
        };
    }

    static SessionReply FinishFilled(Session session, string step, Stamp stamp)
    {
        if (session.Status == SessionStatus.Running && session.Steps.FirstOrDefault(s => s.Step.Id == step) is { Status: StepStatus.Running } running)
        {
            var runs = new Runs(session);
            if (running.Step.PerPoint && session.Points.Count == 0 && session.Fields.GetValueOrDefault("air_purged") is FieldValue.YesNo { Value: true })
                return session.TreatPoint(Given.NeedleProtocol, Given.Warnings, Runs.Point(), null, stamp);
            if (!running.Step.PerPoint && running.Step.Fields.FirstOrDefault(field => field.Required && !session.Fields.ContainsKey(field.Id)) is not null)
                session = runs.FillIn(step, (stamp.At - Given.Now).TotalMinutes).Session;
        }

        return session.FinishStep(step, stamp);
    }

    /// <summary>Everything that a session holds; its plan, which no event changes, by the start event alone.</summary>
    static string Seen(Session session) => JsonSerializer.Serialize(new
    {
        session.Id,
        session.Status,
        Start = session.Events[0].Id,
        Steps = session.Steps.Select(step => new { step.Step.Id, step.Status, step.BegunAt, step.EndedAt, step.SkipReason, step.TimerFrom, step.TimerUntil, step.TimerReason }),
        session.Pauses,
        session.Fields,
        session.Products,
        session.Points,
        session.Reactions,
        session.NoReaction,
        Pain = new[] { session.PainBefore, session.PainWorst, session.PainAfter },
        session.Aftercare,
        session.Stop,
        session.SignedBy,
        session.EndedAt,
        session.Amendments,
        Events = session.Events.Skip(1),
    }, SessionJson.Options);

    [Fact]
    public void A_power_cut_at_any_point_leaves_the_session_that_was() => Always(past => past.All(session =>
        Seen(Session.From(session.Events)!) == Seen(session)));

    [Fact]
    public void Every_earlier_moment_can_be_told_from_the_first_events() => Always(past => past.All(session =>
        Seen(Session.From(past[^1].Events.Take(session.Events.Count))!) == Seen(session)));

    [Fact]
    public void Events_kept_as_json_tell_the_same_session() => Always(past =>
        past[^1].Events.Skip(1).All(happened => SessionJson.ReadEvent(SessionJson.WriteEvent(happened)) == happened && SessionJson.Read(SessionJson.Write(happened.What)) == happened.What)
        && Seen(Session.From(past[^1].Events.Select(happened => SessionJson.ReadEvent(SessionJson.WriteEvent(happened))))!) == Seen(past[^1]));

    [Fact]
    public void The_plan_itself_is_kept_exactly()
    {
        foreach (var session in new[] { Given.Mask(), Given.Needle() })
        {
            var json = SessionJson.WriteEvent(session.Events[0]);
            Assert.Equal(json, SessionJson.WriteEvent(SessionJson.ReadEvent(json)));
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"is":"teleported"}""")]
    [InlineData("""{"is":"no_reaction","extra":1}""")]
    [InlineData("""{"is":"step_skipped","step":"mask"}""")]
    [InlineData("""{"is":"pain_scored","moment":1,"nrs":3}""")]
    [InlineData("""{"is":"pain_scored","moment":"after","nrs":3,"nrs":4}""")]
    public void A_damaged_record_is_no_record(string json) => Assert.ThrowsAny<JsonException>(() => SessionJson.Read(json));

    [Fact]
    public void A_database_that_sorts_keys_does_no_harm() =>
        Assert.Equal(new SessionFact.StepSkipped("mask", "why"), SessionJson.Read("""{"reason":"why","step":"mask","is":"step_skipped"}"""));

    [Fact]
    public void Events_that_arrive_twice_change_nothing() => Always(past =>
        Seen(past[^1].Events.Aggregate(past[^1], (session, happened) => session.Apply(happened))) == Seen(past[^1])
        && Seen(Session.From(past[^1].Events.SelectMany(happened => new[] { happened, happened }))!) == Seen(past[^1]));

    [Fact]
    public void No_step_is_ever_left_out_without_a_reason() => Always(past =>
        past[^1].Steps.All(step => step.Status != StepStatus.Skipped || !string.IsNullOrWhiteSpace(step.SkipReason)));

    [Fact]
    public void No_mask_is_ever_on_for_less_than_25_or_more_than_35_minutes_without_a_reason() => Always(past =>
        past[^1].Steps.All(step => step.TimerUntil is null || !step.Step.Timer!.NeedsReason(step.TimerAt(step.TimerUntil.Value)!.Value) || !string.IsNullOrWhiteSpace(step.TimerReason)));

    [Fact]
    public void A_signed_session_takes_nothing_but_amendments() => Always(past =>
    {
        var complete = new Runs(past[^1].Plan.Modality == Modality.Injection ? Given.Needle() : Given.Mask()).UntilSigning().Do(s => s.Sign(Runs.At(500))).Session;
        var after = past[^1].Events.Skip(1).Aggregate(complete, (session, happened) => session.Apply(happened));
        return after.Events.Skip(complete.Events.Count).All(happened => happened.What is SessionFact.Amended)
            && after.Status == SessionStatus.Signed && after.SignedBy == complete.SignedBy;
    });

    [Fact]
    public void Nothing_is_ever_lost_from_the_history() => Always(past =>
        past.Zip(past.Skip(1)).All(pair => pair.Second.Events.Take(pair.First.Events.Count).SequenceEqual(pair.First.Events)));

    [Fact]
    public void The_taps_reach_every_kind_of_event_but_a_signature()
    {
        var seen = Gen.Sample(Visits, 300, 600).SelectMany(visit => Live(visit.Needle, visit.Taps)[^1].Events).Select(happened => happened.What.GetType().Name).ToHashSet();

        Assert.Superset(new HashSet<string> { "Started", "StepBegun", "StepFinished", "StepSkipped", "TimerStarted", "TimerStopped", "Paused", "Resumed", "FieldRecorded", "ProductUsed", "PointTreated", "ReactionNoted", "NoReaction", "PainScored", "AftercareGiven", "StoppedEarly", "TakenBack" }, seen);
    }
}
