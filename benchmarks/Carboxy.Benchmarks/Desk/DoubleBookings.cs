using System.Globalization;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Benchmarks.Desk;

/// <summary>Looks for what is booked twice over: from the bookings themselves, and from the rows of five minutes.</summary>
static class DoubleBookings
{
    public static async Task<string> CountAsync(ClinicDb db)
    {
        var bookings = await db.Bookings.AsNoTracking().Where(b => BookingStates.Occupying.Contains(b.State)).ToListAsync();
        var rows = await db.BookingTicks.AsNoTracking().CountAsync();
        HashSet<(Guid, int)> taken = [];
        var twice = bookings.Sum(b => Occupied.By(b).SelectMany(o => o.Ticks.Select(t => (o.Resource, t))).Distinct().Count(slot => !taken.Add(slot)));
        return string.Create(CultureInfo.InvariantCulture, $"{bookings.Count} visits stand; booked twice: {twice} slots; rows of five minutes without a visit or missing: {Math.Abs(rows - taken.Count)}");
    }
}
