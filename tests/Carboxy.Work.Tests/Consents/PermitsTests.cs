using Carboxy.Sessions;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Patients;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Consents;

public sealed class PermitsTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<PermitSheet> SheetAsync(Treating treating) => (await treating.Clinic.WithAsync((GivePermits give) => give.OpenAsync(treating.Patient.Id, Language.Russian, Cancel)))!;

    static PermitsEntry Chosen(PermitSheet sheet, params string[] permits) =>
        new(sheet.Permits.Where(p => permits.Contains(p.Permit.Id)).ToDictionary(p => p.Permit.Id, p => p.Version), Consenting.Entry(""));

    static Task<PermitsGiven> GiveAsync(Treating treating, PermitsEntry entry) => treating.Clinic.WithAsync((GivePermits give) => give.RunAsync(treating.NewKey(), treating.Patient.Id, entry, Cancel));

    static IEnumerable<string> Standing(PermitSheet sheet) => sheet.Permits.Where(p => p.Stands).Select(p => p.Permit.Id).Order();

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Each_purpose_is_given_and_taken_back_by_itself(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        Assert.Empty(Standing(await SheetAsync(treating)));

        Assert.Equal(2, Assert.IsType<PermitsGiven.Kept>(await GiveAsync(treating, Chosen(await SheetAsync(treating), "photo_record", "data_processing"))).Consents.Count);
        var photo = (await SheetAsync(treating)).Permits.Single(p => p.Permit.Id == "photo_record").Latest!;
        Assert.IsType<ConsentWithdrawnBy.Kept>(await treating.Clinic.WithAsync((WithdrawConsent withdraw) => withdraw.RunAsync(photo.Id, null, Cancel)));

        Assert.Equal(["data_processing"], Standing(await SheetAsync(treating)));
        Assert.IsType<PermitsGiven.Kept>(await GiveAsync(treating, Chosen(await SheetAsync(treating), "photo_record")));
        Assert.Equal(["data_processing", "photo_record"], Standing(await SheetAsync(treating)));
        Assert.Equal((ConsentPurpose.Photograph, ConsentText.VersionOf(photo.Content)), (photo.Purpose, photo.TextVersion));
    }

    [Fact]
    public async Task The_consent_to_treatment_allows_nothing_else_and_no_permit_allows_treatment()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        Assert.Empty(Standing(await SheetAsync(treating)));

        await GiveAsync(treating, Chosen(await SheetAsync(treating), "photo_record"));
        var view = await treating.Clinic.WithAsync((OpenCourse open) => open.RunAsync(course, "test", Cancel));
        Assert.Single(view!.File.Consents);
        var record = await treating.Clinic.WithAsync((OpenPatient open) => open.RunAsync(treating.Patient.Id, "test", Cancel));
        Assert.Equal(2, record!.Consents.Count);
    }

    [Fact]
    public async Task Words_that_were_not_read_are_not_signed()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var sheet = await SheetAsync(treating);
        var old = new PermitsEntry(new Dictionary<string, string> { ["messages"] = ConsentText.VersionOf("other words"), ["photo_record"] = sheet.Permits.Single(p => p.Permit.Id == "photo_record").Version }, Consenting.Entry(""));

        Assert.Equal(["messages"], Assert.IsType<PermitsGiven.TextChanged>(await GiveAsync(treating, old)).Permits);
        Assert.Equal(["Permits"], Assert.IsType<PermitsGiven.Wrong>(await GiveAsync(treating, Chosen(sheet))).Problems.Keys);
        await using var db = treating.Clinic.Db();
        Assert.False(await db.Consents.AnyAsync(Cancel));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_link_gives_permits_once(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var token = Assert.IsType<ConsentInvited.Made>(await treating.Clinic.WithAsync((InviteToSign invite) => invite.ToPermitsAsync(treating.Patient.Id, new SignatureMark.Typed(), Cancel))).Token;
        var sheet = Assert.IsType<ByLink.ToPermit>(await treating.ByLinkAsync(s => s.OpenAsync(token, Language.Russian, Cancel))).Sheet;

        Assert.IsType<PermitsGiven.Kept>(await treating.ByLinkAsync(s => s.PermitAsync(token, Chosen(sheet, "messages"), Cancel)));
        Assert.IsType<PermitsGiven.Gone>(await treating.ByLinkAsync(s => s.PermitAsync(token, Chosen(sheet, "photo_record"), Cancel)));

        Assert.Equal(["messages"], Standing(await SheetAsync(treating)));
    }
}
