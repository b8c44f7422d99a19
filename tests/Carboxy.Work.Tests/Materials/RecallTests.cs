using Carboxy.Sessions;
using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Messages;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

public sealed class RecallTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<(Treating, Id<LotRow>)> TreatedAsync(Engine engine, PostgresServer postgres)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        var lot = await treating.Clinic.ReceiveAsync();
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        await treating.TreatAsync(course);
        return (treating, lot);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task From_the_lot_to_the_patient_and_back(Engine engine)
    {
        var (treating, lot) = await TreatedAsync(engine, postgres);
        await using var clinic = treating.Clinic;

        var found = await clinic.WithAsync((FindTouched find) => find.RunAsync(new RecallOf.Lot(lot), 1, "recall_page", Cancel));
        var typed = await clinic.WithAsync((FindTouched find) => find.RunAsync(new RecallOf.Batch("a 1"), null, "recall_list", Cancel));
        var back = await clinic.WithAsync((PatientMaterials of) => of.RunAsync(treating.Patient.Id, Cancel));

        Assert.Equal((1, 1), (found!.Patients, found.Sessions));
        Assert.Equal(treating.Patient.Id, Assert.Single(found.Shown).Patient.Id);
        Assert.Equal(1, typed!.Patients);
        Assert.Contains(back!.Uses, u => u.LotId == lot);
        await using var db = clinic.Db();
        Assert.Equal(3, await db.AuditLines.CountAsync(l => l.Kind == AuditKind.Read && l.Record == "material_use" && l.PatientId == treating.Patient.Id, Cancel));
    }

    [Fact]
    public async Task What_never_was_is_not_found_and_breaks_nothing()
    {
        await using var clinic = await TestClinic.OpenAsync(Engine.Sqlite, postgres);
        Task<TouchedView?> FindAsync(RecallOf of) => clinic.WithAsync((FindTouched find) => find.RunAsync(of, 99999, "recall_page", Cancel));

        Assert.Null(await FindAsync(new RecallOf.Lot(new(Guid.CreateVersion7()))));
        Assert.Null(await FindAsync(new RecallOf.Device(new(Guid.CreateVersion7()))));
        Assert.Equal(0, (await FindAsync(new RecallOf.Batch("' or 1=1;--")))!.Patients);
        Assert.All(["", "lot:", "lot:1", "batch:", "batch:---", "x:y", "device:00"], code => Assert.Null(RecallOf.Read(code)));
        Assert.Equal("batch:AB1", RecallOf.Read("batch:ab-1")!.Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Each_patient_is_told_once_in_their_own_language(Engine engine)
    {
        var (treating, lot) = await TreatedAsync(engine, postgres);
        await using var clinic = treating.Clinic;
        Task<RecallSent?> SendAsync() => clinic.WithAsync((SendRecall send) => send.RunAsync(new RecallOf.Lot(lot), Cancel));

        Assert.True((await SendAsync())!.NotRecalled); // nobody is told that a lot is recalled which is not
        await clinic.MarkAsync(lot, LotMarkKind.Recalled, "Specks");
        Assert.Equal(new RecallSent(1, 0), await SendAsync());
        Assert.Equal(new RecallSent(0, 1), await SendAsync());

        await using var db = clinic.Db();
        var row = await db.Messages.AsNoTracking().SingleAsync(m => m.Kind == MessageKind.Recall, Cancel);
        Assert.Equal(treating.Patient.Id, row.PatientId);
        Assert.Equal(new RecallOf.Lot(lot), SendRecall.OfMessage(row));
    }
}
