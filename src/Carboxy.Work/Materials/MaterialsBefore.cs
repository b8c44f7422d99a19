using Carboxy.Materials;
using Carboxy.Protocols;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;
using Refusal = Carboxy.Sessions.Refusal;

namespace Carboxy.Work.Materials;

/// <summary>Looks before a session whether its device is in date and something usable is on the shelf.</summary>
static class MaterialsBefore
{
    const string BatchField = "_batch";

    public static async Task<IReadOnlyList<Refusal>> AgainstAsync(ClinicDb db, CourseView view, int number, DateTimeOffset now, CancellationToken cancel)
    {
        var booked = await db.Bookings.AsNoTracking().Where(b => b.CourseId == view.File.Id && b.Number == number && BookingStates.Coming.Contains(b.State) && b.OnDay == view.Today).Select(b => b.DeviceId).FirstOrDefaultAsync(cancel);
        var shelf = await ShelfFiles.ThereAsync(db, cancel);
        return [.. shelf.AgainstSession(view.Course.Modality, Needed(view.Protocol), booked?.Value, view.Today, now).Select(says => new Refusal(says, view.Course.Modality == Modality.Injection ? "G-11" : "G-03"))];
    }

    /// <summary>What every session of the protocol uses; optional steps may be left out.</summary>
    static IEnumerable<ProductKind> Needed(Protocol? protocol) => (protocol?.Steps ?? [])
        .Where(step => step is { Optional: false }).SelectMany(step => step.Fields).Where(field => field.Required && field.Id.EndsWith(BatchField, StringComparison.Ordinal))
        .Select(field => ProductKinds.OfThing(field.Id[..^BatchField.Length])).OfType<ProductKind>();
}
