using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Carboxy.Protocols;
using Carboxy.Quantities;

namespace Carboxy.Sessions;

/// <summary>
/// The tablet replays events by itself while there is no network. Here the server says what many sessions come to, in a file that is
/// approved by being committed, and the tablet's script has to come to the same.
/// </summary>
public class ReplayVectors
{
    const int Sessions = 40;
    const int Seed = 20261122;

    static readonly string Root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", ".."));
    static readonly string Approved = Path.Combine(Root, "tests", "Carboxy.Tests", "Sessions", "replay.json");

    [Fact]
    public void The_approved_sessions_are_what_the_server_says_today()
    {
        var told = Told();
        if (Environment.GetEnvironmentVariable("CARBOXY_APPROVE") is not null)
            File.WriteAllText(Approved, told);

        Assert.Equal(File.ReadAllText(Approved), told);
    }

    [Fact]
    public async Task The_tablet_tells_every_approved_session_as_the_server_does() =>
        Assert.Contains($"{Sessions} sessions told alike", await RunAsync("replay.test.mjs", Approved), StringComparison.Ordinal);

    /// <summary>Two hours wrong, set while a mask is on, asleep, reloaded.</summary>
    [Fact]
    public async Task The_tablets_clock_keeps_the_servers_time_whatever_is_done_to_it() =>
        Assert.Contains("7 clocks keep time", await RunAsync("clock.test.mjs"), StringComparison.Ordinal);

    [Fact]
    public async Task A_server_too_busy_to_answer_is_asked_again_and_no_tap_is_left_behind() =>
        Assert.Contains("a busy server is asked again", await RunAsync("wire.test.mjs"), StringComparison.Ordinal);

    /// <summary>What is tapped is on the disk before it is shown, and leaves it only when the server has it.</summary>
    [Fact]
    public async Task The_tablets_journal_loses_nothing_and_doubles_nothing() =>
        Assert.Contains("7 promises of the journal hold", await RunAsync("model.test.mjs"), StringComparison.Ordinal);

    /// <summary>Eyes and mouth, air in the tube, doses, reasons, expiry and blocked lots, without a network.</summary>
    [Fact]
    public async Task The_tablet_refuses_by_itself_what_the_server_would() =>
        Assert.Contains("7 refusals of the tablet hold", await RunAsync("acts.test.mjs"), StringComparison.Ordinal);

    static async Task<string> RunAsync(string script, params string[] with)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Root, "src", "Carboxy.Web", "Front", "js", "runner", script), .. with]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var node = Process.Start(start)!;
        var said = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, said);
        return said;
    }

    static string Told()
    {
        Session[] starts = [Fixed(Given.Mask()), Fixed(Given.Needle())];
        var sessions = new JsonArray();
        for (var i = 0; i < Sessions; i++)
        {
            var random = new Random(Seed + i);
            var start = starts[i % 2];
            var events = EventsOf(start, random, 4 + i).ToList();
            var session = events.Aggregate(start, (s, e) => s.Apply(e));
            var now = session.Events[^1].At.AddSeconds(random.Next(0, 2400));
            sessions.Add(new JsonObject
            {
                ["name"] = $"session {i}", ["start"] = i % 2, ["now"] = now.ToString("O"),
                ["events"] = new JsonArray([.. events.Select(e => JsonNode.Parse(SessionJson.WriteEvent(e)))]), ["state"] = JsonSerializer.SerializeToNode(StateOf(session, now), SessionJson.Options),
            });
        }

        var all = new JsonObject { ["starts"] = new JsonArray([.. starts.Select(s => JsonNode.Parse(SessionJson.WriteEvent(s.Events[0])))]), ["sessions"] = sessions };
        return all.ToJsonString(new(SessionJson.Options) { WriteIndented = false }) + "\n";
    }

    static Session Fixed(Session session) => Session.From([session.Events[0] with { Id = IdOf(0), What = session.Started with { Clearance = new(IdOf(0).Value) } }])!;

    /// <summary>Taps in any order, sensible or not: what happened is applied, whoever let it happen.</summary>
    static IEnumerable<SessionEvent> EventsOf(Session session, Random random, int count)
    {
        var at = Given.Now;
        for (var n = 1; n <= count; n++)
        {
            at = at.AddSeconds(random.Next(0, 600));
            var known = session.Events.Count > 1 ? IdOf(random.Next(1, n)) : IdOf(n);
            var happened = new SessionEvent(random.Next(12) == 0 ? known : IdOf(n), Given.Id, Given.Nurse, at, FactOf(session, random, IdOf(random.Next(0, n)), at, last: n > count - 3));
            session = session.Apply(happened);
            yield return happened;
        }
    }

    static SessionFact FactOf(Session session, Random random, Id<SessionEvent> other, DateTimeOffset at, bool last)
    {
        var step = session.Plan.Steps[random.Next(session.Plan.Steps.Count)].Id;
        var field = session.Plan.Fields.ElementAt(random.Next(session.Plan.Fields.Count()));
        return random.Next(last ? 30 : 26) switch
        {
            0 or 1 => new SessionFact.StepBegun(step),
            2 or 3 => new SessionFact.StepFinished(step),
            4 => new SessionFact.StepSkipped(step, "Не нужно «сегодня»"),
            5 or 6 => new SessionFact.TimerStarted(step),
            7 => new SessionFact.TimerStopped(step, random.Next(2) == 0 ? null : "Earlier"),
            8 => new SessionFact.Paused("Call"),
            9 => new SessionFact.Resumed(),
            10 or 11 => new SessionFact.FieldRecorded(field.Id, ValueOf(field, random)),
            12 => new SessionFact.ProductUsed("Gel", "B-1", Given.Today.AddDays(9), at, 1.50m, "ml"),
            13 or 14 or 15 => new SessionFact.PointTreated(Runs.Point(flow: 10 * random.Next(1, 20), volume: random.Next(1, 90)) with { Drawing = "body_front_female", Area = "abdomen_left", GasCelsius = 15.5m }),
            16 => new SessionFact.ReactionNoted("redness", at, random.Next(1, 6), "Watched"),
            17 => new SessionFact.ReactionEnded(other, at),
            18 => new SessionFact.NoReaction(),
            19 or 20 => new SessionFact.PainScored((PainMoment)random.Next(3), random.Next(11)),
            21 => new SessionFact.AftercareGiven("2026.1", Language.Russian),
            22 => new SessionFact.TakenBack(other, "A slip"),
            23 => new SessionFact.PointFelt(other, random.Next(11)),
            24 => new SessionFact.MassageDrawn("face", new([random.Next(5000), 100, 9000, random.Next(5000)])),
            25 => new SessionFact.CylinderChanged("G-2", Given.Today.AddDays(300), Purged: true, "17", 4.5m, 56),
            26 => new SessionFact.StoppedEarly("Fainted"),
            27 => new SessionFact.Signed(),
            28 => new SessionFact.FollowedUp(other, random.Next(1, 4), random.Next(2) == 0 ? null : at, "Pink"),
            _ => new SessionFact.Amended("The batch was B-2"),
        };
    }

    static FieldValue ValueOf(SessionField field, Random random) => field.Kind switch
    {
        FieldKind.YesNo => new FieldValue.YesNo(random.Next(2) == 0),
        FieldKind.Number => new FieldValue.Number(random.Next(100) / 4m, field.Unit!),
        FieldKind.Date => new FieldValue.Day(Given.Today.AddDays(random.Next(90))),
        FieldKind.Time => new FieldValue.Clock(new(9, random.Next(60))),
        FieldKind.Choice => new FieldValue.Words(field.Options![0]),
        _ => new FieldValue.Words("A-1"),
    };

    static Id<SessionEvent> IdOf(int n) => new(new Guid($"018f0000-0000-7000-8000-{n:x12}"));

    static object StateOf(Session s, DateTimeOffset now)
    {
        var moment = s.At(now);
        return new
        {
            s.Status,
            Steps = s.Steps.Select(step => new { step.Step.Id, step.Status, step.BegunAt, step.EndedAt, step.SkipReason, step.TimerFrom, step.TimerUntil, step.TimerReason }),
            s.Pauses,
            s.Fields,
            s.Products,
            s.Points,
            s.Cylinders,
            s.Massage,
            s.Reactions,
            s.FollowUps,
            Open = s.OpenReactions.Select(r => r.Id),
            s.Amendments,
            s.NoReaction,
            s.PainBefore,
            s.PainWorst,
            s.PainAfter,
            s.Aftercare,
            s.Stop,
            s.SignedBy,
            s.EndedAt,
            Events = s.Events.Count,
            Moment = new
            {
                Current = moment.Current?.Step.Id,
                Next = moment.Next?.Step.Id,
                InSession = moment.InSession.TotalMilliseconds,
                InStep = moment.InStep?.TotalMilliseconds,
                Timer = moment.Timer is { } timer
                    ? new { Step = timer.Step.Step.Id, Elapsed = timer.Elapsed.TotalMilliseconds, ToShortest = timer.ToShortest.TotalMilliseconds, ToLongest = timer.ToLongest?.TotalMilliseconds, timer.Alarm }
                    : null,
            },
        };
    }
}
