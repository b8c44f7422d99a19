using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.Extensions.Logging.Abstractions;

namespace Carboxy.Work.Sessions;

/// <summary>This test program started once more, as a clinic at work whose power goes: it writes into a session until somebody kills it.</summary>
static class KilledSession
{
    const string File = "CARBOXY_TEST_SESSION_FILE";
    const string Ids = "CARBOXY_TEST_SESSION_IDS";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "This is a program; it turns into the child before the test runner wakes.")]
    internal static void BecomeTheChild()
    {
        if (Environment.GetEnvironmentVariable(File) is not { } file)
            return;
        var ids = Environment.GetEnvironmentVariable(Ids)!.Split(' ').Select(Guid.Parse).ToList();
        WorkAsync(file, new(ids[0]), ids[1], new(ids[2])).GetAwaiter().GetResult();
    }

    /// <summary>Each kept tap is said aloud, so that the parent knows what must still be there.</summary>
    static async Task WorkAsync(string file, Id<Clinic> clinic, Guid person, Id<SessionRow> session)
    {
        for (var tap = 0; ; tap++)
        {
            await using var db = new ClinicStore.SqliteFile(file).Open(new(clinic, new Actor.Person(person)), TimeProvider.System);
            var seen = (await SessionFiles.FindAsync(db, session, CancellationToken.None))!.Events.Count;
            var (calendars, knowledge) = (new Calendars(), RealKnowledge.All);
            var days = new TreatingDays(db, calendars);
            var expected = new MoveExpectedDays(db, new(db, knowledge, days), knowledge, days.Days, NullLogger<MoveExpectedDays>.Instance);
            var command = new SessionCommand.ScorePain(Carboxy.Sessions.PainMoment.Worst, tap % 11);
            if (await new RunSession(db, knowledge, calendars, new(), expected, TimeProvider.System).RunAsync(Guid.CreateVersion7(), session, seen, command, CancellationToken.None) is SessionDone.Kept kept)
                await Console.Out.WriteLineAsync($"{kept.Session.Events.Count}");
        }
    }

    public static Process Start(string file, TestClinic clinic, Guid person, Id<SessionRow> session)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(KilledSession).Assembly.Location]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment[File] = file;
        start.Environment[Ids] = $"{clinic.Clinic.Id} {person} {session}";
        return Process.Start(start)!;
    }
}

public sealed class KilledSessionTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_program_leaves_every_acknowledged_tap_and_the_session_goes_on()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        var id = await treating.StartAsync(course);
        var file = ((ClinicStore.SqliteFile)treating.Clinic.Store).Path;
        var person = ((Actor.Person)treating.Clinic.Actor).Id;

        var acknowledged = 0;
        using (var child = KilledSession.Start(file, treating.Clinic, person, id))
        {
            while (acknowledged < 8 && await child.StandardOutput.ReadLineAsync(Cancel) is { } line)
                acknowledged = int.Parse(line);
            child.Kill(); // SIGKILL, in the middle of whatever it writes
            while (await child.StandardOutput.ReadLineAsync(Cancel) is { Length: > 0 } line && int.TryParse(line, out var more))
                acknowledged = more;
            await child.WaitForExitAsync(Cancel);
        }

        var session = (await treating.LookAsync(id))!.Session;
        Assert.True(acknowledged >= 8);
        Assert.True(session.Events.Count >= acknowledged, $"{session.Events.Count} events are left of {acknowledged}.");
        Assert.Equal(session.Events.Count + 1, (await treating.DoAsync(id, new SessionCommand.BeginStep("cleanse"))).Events.Count);
    }
}
