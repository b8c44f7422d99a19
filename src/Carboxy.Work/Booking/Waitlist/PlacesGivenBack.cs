using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Carboxy.Work.Booking;

/// <summary>Notes which places an act gives back, in the same save: of firm bookings only, for a soft hold never stood in anybody's way.</summary>
static class PlacesGivenBack
{
    public static void Note(ClinicDb db, BookingAct act, IReadOnlyList<BookingRow> touched)
    {
        foreach (var row in touched)
        {
            var entry = db.Entry(row);
            if (entry.State != EntityState.Modified || Was(entry, r => r.State) is not (BookingState.Booked or BookingState.Confirmed) || Stands(entry))
                continue;
            db.FreedPlaces.Add(new()
            {
                Id = Id<FreedPlace>.New(act.At), BookingId = row.Id, ActId = act.Id, At = act.At,
                PractitionerId = Was(entry, r => r.PractitionerId), RoomId = Was(entry, r => r.RoomId),
                OnDay = Was(entry, r => r.OnDay), StartMinute = Was(entry, r => r.StartMinute), Minutes = Was(entry, r => r.Minutes),
            });
        }
    }

    static bool Stands(EntityEntry<BookingRow> entry)
    {
        var row = entry.Entity;
        return row.State.Occupies() && Was(entry, r => r.OnDay) == row.OnDay && Was(entry, r => r.StartMinute) == row.StartMinute && Was(entry, r => r.PractitionerId) == row.PractitionerId;
    }

    static T Was<T>(EntityEntry<BookingRow> entry, System.Linq.Expressions.Expression<Func<BookingRow, T>> property) => entry.Property(property).OriginalValue;
}
