using Carboxy.Patients;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Matters;

public sealed class SettleMatterTests(PostgresServer postgres)
{
    static readonly Text Why = new("Реакция не прошла.", "The reaction is still there.");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<(TestClinic Clinic, Matter Matter)> OpenAsync(Engine engine, PostgresServer postgres, string role = Roles.Physician, MatterUrgency urgency = MatterUrgency.Today)
    {
        var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = await clinic.PatientAsync();
        clinic.Actor = new Actor.Person(await clinic.PersonAsync(role));
        return (clinic, await PutAsync(clinic, patient, urgency));
    }

    static async Task<Matter> PutAsync(TestClinic clinic, Patient patient, MatterUrgency urgency, Guid? record = null)
    {
        await using var db = clinic.Db();
        var matter = MatterKeeping.Open(db, MatterKind.StoppedCheck, urgency, record ?? Guid.CreateVersion7(clinic.Clock.Now), patient.Id, null, null, Why, ["SD-10", "SD-10", "R-24"]);
        await db.SaveChangesAsync(Cancel);
        return matter;
    }

    static Task<MatterSettled> SettleAsync(TestClinic clinic, Matter matter, MatterActKind kind, string? words) =>
        clinic.WithAsync((SettleMatter settle) => settle.RunAsync(matter.Id, kind, words, Cancel));

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_matter_waits_until_a_physician_writes_what_was_done(Engine engine)
    {
        var (clinic, matter) = await OpenAsync(engine, postgres);
        await using var _ = clinic;

        var silent = await SettleAsync(clinic, matter, MatterActKind.Settled, "  ");
        var noted = await SettleAsync(clinic, matter, MatterActKind.Noted, "Called, no answer");
        var waiting = await clinic.WithAsync((OpenMatters open) => open.RunAsync(Cancel));
        var settled = await SettleAsync(clinic, matter, MatterActKind.Settled, "Seen, healed");

        Assert.IsType<MatterSettled.Refused>(silent);
        Assert.IsType<MatterSettled.Kept>(noted);
        Assert.Equal("SD-10, R-24", Assert.Single(waiting).Matter.Rules);
        Assert.Equal(2, Assert.IsType<MatterSettled.Kept>(settled).Act.Sequence);
        Assert.Empty(await clinic.WithAsync((OpenMatters open) => open.RunAsync(Cancel)));
        Assert.Equal("Seen, healed", Assert.Single(await clinic.WithAsync((OpenMatters open) => open.ClosedAsync(10, Cancel))).Closed!.Words);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Of_many_physicians_at_the_same_moment_one_closes_it(Engine engine)
    {
        var (clinic, matter) = await OpenAsync(engine, postgres);
        await using var _ = clinic;

        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => SettleAsync(clinic, matter, MatterActKind.Settled, $"Word {n}"), Cancel)));

        var kept = Assert.Single(done.OfType<MatterSettled.Kept>());
        Assert.All(done.OfType<MatterSettled.Already>(), a => Assert.Equal(kept.Act.Words, a.Act.Words));
        Assert.Equal(3, done.OfType<MatterSettled.Already>().Count());
    }

    [Fact]
    public async Task A_practitioner_notes_and_does_not_close()
    {
        var (clinic, matter) = await OpenAsync(Engine.Sqlite, postgres, Roles.Practitioner);
        await using var _ = clinic;

        Assert.IsType<MatterSettled.Refused>(await SettleAsync(clinic, matter, MatterActKind.Settled, "Fine"));
        Assert.IsType<MatterSettled.Kept>(await SettleAsync(clinic, matter, MatterActKind.Noted, "Told the doctor"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_urgent_comes_first_and_one_record_opens_one_matter(Engine engine)
    {
        var (clinic, matter) = await OpenAsync(engine, postgres, urgency: MatterUrgency.Routine);
        await using var _ = clinic;
        var patient = await clinic.PatientAsync("Петрова");
        clinic.Clock.Now = clinic.Clock.Now.AddMinutes(5);
        var urgent = await PutAsync(clinic, patient, MatterUrgency.Now);

        var twice = await Assert.ThrowsAsync<DbUpdateException>(() => PutAsync(clinic, patient, MatterUrgency.Now, urgent.RecordId));

        Assert.True(twice.IsTaken);
        Assert.Equal([urgent.Id, matter.Id], (await clinic.WithAsync((OpenMatters open) => open.RunAsync(Cancel))).Select(v => v.Matter.Id));
        Assert.Equal(new MattersWaiting(2, 1), await clinic.WithAsync((OpenMatters open) => open.CountAsync(Cancel)));
    }
}
