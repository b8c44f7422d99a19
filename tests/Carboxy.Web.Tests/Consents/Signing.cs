using Carboxy.Quantities;
using Carboxy.Sessions;
using Carboxy.Web.Courses;
using Carboxy.Work.Consents;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Consents;

/// <summary>A planned course whose consent waits, made by the clinic's own use cases.</summary>
sealed record Signing(Served Served, Guid Patient, Guid Course)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public string Page => $"/courses/{Course}/consent";

    public string Permits => $"/patients/{Patient}/permits";

    public static async Task<Signing> ComeAsync(Served served, TimeProvider? at = null)
    {
        var cleared = await ClearedPatient.ComeAsync(served, at: at);
        var starts = DateOnly.FromDateTime((at ?? TimeProvider.System).GetUtcNow().AddHours(12).UtcDateTime);
        var planned = await AsPhysicianAsync(served, (PlanCourse plan) => plan.RunAsync($"plan-{cleared.Patient}", new(cleared.Patient),
            new() { Clearance = new(cleared.Clearance), Goal = "S0-17", Protocol = "gel_mask_course", Sessions = 5, StartsOn = starts }, Cancel));
        return new(served, cleared.Patient, Assert.IsType<CoursePlanned.Kept>(planned).Course.Value);
    }

    /// <summary>Signed by typed names, as somebody without a pen does.</summary>
    public async Task<Id<ConsentRow>> SignAsync()
    {
        var sheet = await AsPhysicianAsync(Served, (SignConsent sign) => sign.OpenAsync(new(Course), Language.Russian, beyond: false, Cancel));
        var text = Assert.IsType<ConsentText.Composed>(sheet!.Text);
        var entry = new ConsentEntry(Language.Russian, text.Version, "Ёлкина Анна", null, true) { Mark = new SignatureMark.Typed(), Explainer = new SignatureMark.Typed() };
        return Assert.IsType<ConsentSigned.Kept>(await AsPhysicianAsync(Served, (SignConsent sign) => sign.RunAsync($"sign-{Course}", new(Course), entry, Cancel))).Id;
    }

    public async Task PermitAsync(string permit)
    {
        var sheet = (await AsPhysicianAsync(Served, (GivePermits give) => give.OpenAsync(new(Patient), Language.Russian, Cancel)))!;
        var entry = new ConsentEntry(Language.Russian, "", "Ёлкина Анна", null, true) { Mark = new SignatureMark.Typed(), Explainer = new SignatureMark.Typed() };
        var read = sheet.Permits.Where(p => p.Permit.Id == permit).ToDictionary(p => p.Permit.Id, p => p.Version);
        Assert.IsType<PermitsGiven.Kept>(await AsPhysicianAsync(Served, (GivePermits give) => give.RunAsync($"permit-{Patient}-{permit}", new(Patient), new(read, entry), Cancel)));
    }

    public static async Task<T> AsPhysicianAsync<TService, T>(Served served, Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = served.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var physician = await db.PersonRoles.Where(r => r.Role == Roles.Physician).Select(r => r.PersonId).FirstAsync(Cancel);
        scope.ServiceProvider.GetRequiredService<Acting>().ActAs(new Actor.Person(physician));
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
