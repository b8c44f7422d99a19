using Carboxy.Booking;
using Carboxy.Patients;
using Carboxy.Quantities;
using Carboxy.Sessions;
using Carboxy.Web.Screening;
using Carboxy.Web.Server;
using Carboxy.Work.Adverse;
using Carboxy.Work.Booking;
using Carboxy.Work.Consents;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Demo;
using Carboxy.Work.Matters;
using Carboxy.Work.Messages;
using Carboxy.Work.People;
using Carboxy.Work.Screening;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Journeys;

/// <summary>The demo clinic with all its invented patients, today shortly before noon whatever the time is.</summary>
public class DemoDay : Served
{
    /// <summary>Twenty to twelve in Moscow.</summary>
    static readonly TimeOnly Noonish = new(8, 40);

    IReadOnlyList<Shown>? pages;

    protected virtual TimeProvider Clock { get; } = MovedClock.At(Noonish);

    protected override WebSettings Settings => base.Settings with { Clock = Clock, DemoPatients = new Progress<DemoProgress>() };

    /// <summary>Every page with somebody it has something to say about.</summary>
    public async Task<IReadOnlyList<Shown>> PagesAsync() => pages ??= Pages.Of(await FindAsync());

    async Task<Met> FindAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var db = App.Services.GetRequiredService<ClinicStore>().Open(new(App.Services.GetRequiredService<Clinic>().Id, new Actor.Program("test")), Clock);
        var physician = await db.PersonRoles.Where(r => r.Role == Roles.Physician).Select(r => r.PersonId).FirstAsync(cancel);
        await using var acting = App.Services.GetRequiredService<ClinicStore>().Open(new(db.Clinic, new Actor.Person(physician)), Clock);
        var invited = await this.WithAsync((AddPerson add) => add.RunAsync(new("Вера Новая", "new@demo.example", Language.Russian, [Roles.Reception]), null, cancel));
        var ids = await db.Patients.ToDictionaryAsync(p => p.FamilyName, p => p.Id, cancel);
        var link = await new InviteToIntake(acting).RunAsync(ids["Whitfield"], Desk.Face, cancel);
        var token = Invitations.Add(db, person: null, Clock.GetUtcNow(), TimeSpan.FromDays(1));
        await db.SaveChangesAsync(cancel);
        var room = await db.Resources.Where(r => r.Kind == ResourceKind.Room).OrderByDescending(r => r.Name).FirstAsync(cancel);
        var day = (await db.TodayAsync(cancel)).AddDays(300);
        await this.WithAsync((ChangeCalendar change) => change.RunAsync(CalendarChange.Away.Days(room.Id, AbsenceKind.Repair, day, day), new HashSet<Id<BookingRow>>(), cancel));
        var freed = await FreeAsync(db, ids["Белова"], cancel);
        return new(
            family => ids[family].Value,
            (await db.Screenings.OrderBy(s => s.Id).ToListAsync(cancel)).ToLookup(s => s.Patient.Value, s => s.Id.Value),
            (await db.Courses.OrderBy(c => c.Id).ToListAsync(cancel)).ToLookup(c => c.PatientId.Value, c => c.Id.Value),
            (await db.Sessions.OrderBy(s => s.Number).ToListAsync(cancel)).ToLookup(s => s.PatientId.Value, s => s.Id.Value),
            (await db.Bookings.OrderBy(b => b.Number).ToListAsync(cancel)).ToLookup(b => b.PatientId.Value, b => b.Id.Value),
            (await db.Clearances.OrderBy(c => c.GrantedOn).ThenBy(c => c.Modality).ThenBy(c => c.Id).ToListAsync(cancel)).ToLookup(c => c.Patient.Value, c => c.Id.Value),
            room.Id.Value, room.SiteId.Value, freed, await db.Absences.Where(a => a.ResourceId == room.Id).Select(a => a.Id.Value).SingleAsync(cancel),
            Assert.IsType<IntakeInvited.Made>(link).Token, (await new VisitLinks(acting).MakeAsync(await LaterAsync(db, cancel), cancel))!, Assert.IsType<PersonSaved.Saved>(invited).Token!, token, App.Services.GetRequiredService<StopLinks>().TokenFor(ids["Белова"]))
        {
            Matter = await db.Matters.Where(m => m.Kind == MatterKind.StoppedCheck).Select(m => m.Id.Value).FirstAsync(cancel),
            Reaction = await db.AdverseEvents.Where(a => a.Kind == "swelling").Select(a => a.Id.Value).FirstAsync(cancel),
            CheckUp = await CheckUpAsync(await SessionAsync(db, ids["Ларина"], cancel), null),
            CheckUpTold = await CheckUpAsync(await SessionAsync(db, ids["Тихонов"], cancel), new(false, [new("vision", 3, Lasting.Still), new("bruise", 1, Lasting.Still)])),
            Lot = await db.Lots.Where(l => l.Number == "GL-0932").Select(l => l.Id.Value).SingleAsync(cancel),
            Product = await db.Lots.Where(l => l.Number == "GL-0932").Select(l => l.ProductId.Value).SingleAsync(cancel),
            Device = await db.Devices.Where(d => d.Serial == "CDT-000-17").Select(d => d.ResourceId.Value).SingleAsync(cancel),
            Cylinder = await db.Cylinders.OrderBy(c => c.Number).Select(c => c.Id.Value).FirstAsync(cancel),
            Draft = await db.NoteDrafts.Where(d => d.ClosedAt == null && d.PatientId == ids["Филатова"]).Select(d => d.Id.Value).SingleAsync(cancel),
            Note = await db.Notes.Where(n => n.AsksCosign && n.PatientId == ids["Белова"]).Select(n => n.Id.Value).SingleAsync(cancel),
            Amended = await db.Notes.Where(n => n.AmendsId != null).Select(n => n.AmendsId!.Value.Value).FirstAsync(cancel),
            Consent = await ConsentLinkAsync(physician, await db.Courses.Where(c => c.PatientId == ids["Абдулова"]).Select(c => c.Id).SingleAsync(cancel)),
        };
    }

    static Task<Id<SessionRow>> SessionAsync(ClinicDb db, Id<Patient> patient, CancellationToken cancel) =>
        db.Sessions.Where(s => s.PatientId == patient && s.SignedAt != null).OrderByDescending(s => s.Number).Select(s => s.Id).FirstAsync(cancel);

    /// <summary>A link to say how one is after a session, not used yet; its reader says what is given, where something is.</summary>
    async Task<string> CheckUpAsync(Id<SessionRow> session, CheckUpEntry? says)
    {
        var token = await this.WithAsync(async (ClinicDb db) =>
        {
            var (made, _) = CheckUpLinks.Add(db, await db.Sessions.SingleAsync(s => s.Id == session, TestContext.Current.CancellationToken));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            return made;
        });
        if (says is not null)
            Assert.IsType<CheckUpSaid.Kept>(await this.WithAsync((CheckUpByLink link) => link.SayAsync(token, says, TestContext.Current.CancellationToken)));
        return token;
    }

    async Task<string> ConsentLinkAsync(Guid physician, Id<CourseRow> course)
    {
        await using var scope = App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().ActAs(new Actor.Person(physician));
        return Assert.IsType<ConsentInvited.Made>(await scope.ServiceProvider.GetRequiredService<InviteToSign>().ToTreatmentAsync(course, beyond: false, new SignatureMark.Typed(), TestContext.Current.CancellationToken)).Token;
    }

    /// <summary>A visit that is far enough away to be moved by its patient.</summary>
    static async Task<Id<BookingRow>> LaterAsync(ClinicDb db, CancellationToken cancel)
    {
        var soon = (await db.TodayAsync(cancel)).AddDays(2);
        return await db.Bookings.Where(b => b.State == BookingState.Booked && b.OnDay > soon).OrderBy(b => b.OnDay).ThenBy(b => b.StartMinute).ThenBy(b => b.PatientId).Select(b => b.Id).FirstAsync(cancel);
    }

    /// <summary>Somebody else cannot come, and somebody waits.</summary>
    async Task<Guid> FreeAsync(ClinicDb db, Id<Patient> not, CancellationToken cancel)
    {
        var today = await db.TodayAsync(cancel);
        var one = await db.Bookings.Where(b => b.State == BookingState.Booked && b.OnDay > today && b.PatientId != not).OrderBy(b => b.OnDay).ThenBy(b => b.StartMinute).ThenBy(b => b.PatientId).FirstAsync(cancel);
        var version = await db.CourseBookings.Where(c => c.CourseId == one.CourseId).Select(c => c.Version).SingleAsync(cancel);
        await this.WithAsync((CancelBookings give) => give.RunAsync("demo-ill", one.CourseId, version, [one.Number], "ill", cancel));
        var later = await db.Bookings.Where(b => b.State == BookingState.Booked && b.OnDay > one.OnDay && b.CourseId != one.CourseId).OrderBy(b => b.OnDay).ThenBy(b => b.StartMinute).ThenBy(b => b.PatientId).Select(b => b.CourseId).FirstAsync(cancel);
        await this.WithAsync((PutOnWaitlist put) => put.RunAsync("demo-wait", later, new() { Time = DayTime.Evening }, null, cancel));
        return await db.FreedPlaces.Where(f => f.OnDay == one.OnDay).Select(f => f.Id.Value).FirstAsync(cancel);
    }
}

/// <summary>Who is in the demo clinic, by family name, and the links that were just made.</summary>
public sealed record Met(
    Func<string, Guid> Patient, ILookup<Guid, Guid> Screenings, ILookup<Guid, Guid> Courses, ILookup<Guid, Guid> Sessions, ILookup<Guid, Guid> Bookings, ILookup<Guid, Guid> Clearances,
    Guid Resource, Guid Site, Guid Freed, Guid Absence,
    string Phone, string Visit, string Join, string Welcome, string Stop)
{
    /// <summary>The token of a link to a consent that waits for its signature.</summary>
    public required string Consent { get; init; }

    /// <summary>A note that somebody is writing.</summary>
    public required Guid Draft { get; init; }

    /// <summary>A signed note that waits for a physician.</summary>
    public required Guid Note { get; init; }

    /// <summary>A signed note with an amendment.</summary>
    public required Guid Amended { get; init; }

    /// <summary>Something that waits for a physician.</summary>
    public required Guid Matter { get; init; }

    /// <summary>A reaction that a patient told.</summary>
    public required Guid Reaction { get; init; }

    /// <summary>The token of a link by which somebody may say how they are.</summary>
    public required string CheckUp { get; init; }

    /// <summary>The token of one that was used, for something grave.</summary>
    public required string CheckUpTold { get; init; }

    public required Guid Lot { get; init; }

    public required Guid Product { get; init; }

    public required Guid Device { get; init; }

    public required Guid Cylinder { get; init; }

    public string Card(string family) => $"/patients/{Patient(family)}";

    public string Verdict(string family) => $"{Card(family)}/screenings/{Screenings[Patient(family)].Last()}";

    public string Course(string family) => $"/courses/{Courses[Patient(family)].Last()}";

    public string Session(string family) => $"/sessions/{Sessions[Patient(family)].Last()}";

    public string Booking(string family) => $"/bookings/{Bookings[Patient(family)].First()}";

    /// <summary>The visit that comes last.</summary>
    public string LastBooking(string family) => $"/bookings/{Bookings[Patient(family)].Last()}";

    public string Plan(string family) => $"{Card(family)}/courses/new?clearance={Clearances[Patient(family)].Last()}";
}
