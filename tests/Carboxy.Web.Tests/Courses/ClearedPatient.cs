using Carboxy.Patients;
using Carboxy.Quantities;
using Carboxy.Screening;
using Carboxy.Work.Database;
using Carboxy.Work.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Courses;

/// <summary>An invented patient whom screening has cleared, in a clinic that has said what its consents need.</summary>
sealed record ClearedPatient(Guid Patient, Guid Clearance)
{
    public string NewCourse => $"/patients/{Patient}/courses/new?clearance={Clearance}";

    public static async Task<ClearedPatient> ComeAsync(Served served, Modality modality = Modality.NonInvasive, string zone = "face", string goal = "S0-17", string family = "Соколова", TimeProvider? at = null, string? conditions = null, string flags = "")
    {
        var (services, cancel) = (served.App.Services, TestContext.Current.CancellationToken);
        var (clinic, clock) = (services.GetRequiredService<Clinic>(), at ?? TimeProvider.System);
        await using var db = services.GetRequiredService<ClinicStore>().Open(new(clinic.Id, new Actor.Program("test")), clock);
        var now = clock.GetUtcNow();
        Text said = new("Зарегистрировано.", "Registered.");
        await new ClinicDetails(db).RunAsync(ClinicDetails.Names.ToDictionary(n => n, _ => said), cancel);
        var entry = new PatientEntry { FamilyName = family, GivenName = "Анна", Sex = Sex.Female, BirthDate = new(1985, 4, 12), Language = Language.Russian };
        var patient = Assert.IsType<PatientSaved.Saved>(await new SavePatient(db, clock).RunAsync($"{Guid.CreateVersion7(now)}", entry, cancel)).Patient;
        var screening = new ScreeningRecord
        {
            Id = Id<ScreeningRecord>.New(now), Patient = patient.Id, Modality = modality, Zone = zone, On = clinic.DayOf(now), RuleSet = "test",
            CaseJson = $$"""{"goals":["{{goal}}"]}""", Verdict = conditions is null ? Verdict.Cleared : Verdict.NeedsClinicianDecision, ResultJson = $$"""{"findings":[],"plan_flags":[{{flags}}]}""",
        };
        var decision = conditions is null ? null : new Decision { Id = Id<Decision>.New(now), Screening = screening.Id, Physician = await db.PersonRoles.Where(r => r.Role == Work.People.Roles.Physician).Select(r => r.PersonId).FirstAsync(cancel), At = now, Treat = true, Reason = "Польза больше риска.", Conditions = conditions };
        var clearance = decision is null ? Carboxy.Screening.Clearance.From(screening, now)! : Carboxy.Screening.Clearance.From(screening, decision, now)!;
        db.Screenings.Add(screening);
        db.Note(new(Work.Audit.AuditKind.Create, "screening", screening.Id.Value, patient.Id));
        await db.SaveChangesAsync(cancel);
        if (decision is not null)
        {
            db.Decisions.Add(decision);
            db.Note(new(Work.Audit.AuditKind.Create, "decision", decision.Id.Value, patient.Id));
            await db.SaveChangesAsync(cancel);
        }

        db.Clearances.Add(clearance);
        db.Note(new(Work.Audit.AuditKind.Create, "clearance", clearance.Id.Value, patient.Id));
        await db.SaveChangesAsync(cancel);
        return new(patient.Id.Value, clearance.Id.Value);
    }
}
