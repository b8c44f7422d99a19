namespace Carboxy.Booking;

/// <summary>How large an invented clinic is, and how much of its practitioners' time is booked already.</summary>
sealed record ClinicSize(string Name, int Practitioners, int Rooms, int Devices, int Days, double Full)
{
    /// <summary>The clinic of the goals: 100 resources over a year, more than three quarters full.</summary>
    public static readonly ClinicSize Large = new("large", 40, 44, 16, 366, 0.78);
}

/// <summary>
/// An invented clinic with shifts, leave, skills, and the sessions of carboxytherapy, in which the practitioner is free while the mask
/// or the gas works. The same seed always invents the same clinic.
/// </summary>
static class InventedClinic
{
    const int Slot = 5;

    static readonly string[] Skills = ["face", "body", "scalp"];

    static readonly Weights Weights = new(Unplaced: 100, FirstDay: 1, Gap: 2, TimePreference: 4, Practitioner: 3, Switch: 5, Extra: 1, Load: 1, Moved: 6, MovedDay: 1, MovedPractitioner: 4);

    public static BookingProblem Invent(ClinicSize size, int courses, BookingMode mode, int seed)
    {
        var dice = new Random(seed);
        List<BookableResource> resources =
        [
            .. Enumerable.Range(1, size.Practitioners).Select(i => new BookableResource($"P{i}", ResourceKind.Practitioner, SkillsOf(i, dice), Shifts(size.Days, dice), [])),
            .. Enumerable.Range(1, size.Rooms).Select(i => new BookableResource($"R{i}", ResourceKind.Room, i % 3 == 1 ? ["room", "room_lg"] : ["room"], AllDay(size.Days), [])),
            .. Enumerable.Range(1, size.Devices).Select(i => new BookableResource($"D{i}", ResourceKind.Device, i % 2 == 1 ? ["co2", "co2_warm"] : ["co2"], AllDay(size.Days), [])),
        ];
        var empty = new BookingProblem($"{size.Name}-{courses}-{seed}", new(2027, 1, 4), size.Days, Slot, mode, Weights, new Dictionary<string, int>(), resources, InventedSessions.All, []);
        var full = ExistingBookings.Fill(empty, size.Full, dice);
        return InventedCourses.Add(full, courses, dice);
    }

    static IReadOnlyList<string> SkillsOf(int number, Random dice) =>
        [.. Skills.Where((_, i) => i == number % Skills.Length || dice.Next(5) < 3)];

    /// <summary>Four or five days a week, early or late, with a break at noon and weeks of leave.</summary>
    static List<DayInterval> Shifts(int days, Random dice)
    {
        var (works, late) = (Enumerable.Range(0, 6).OrderBy(_ => dice.Next()).Take(dice.Next(4, 6)).ToHashSet(), dice.Next(2));
        var leave = Enumerable.Range(0, (days / 120) + 1).Select(_ => dice.Next(53)).ToHashSet();
        return
        [
            .. from day in Enumerable.Range(0, days)
               where works.Contains(day % 7) && !leave.Contains(day / 7)
               let opens = (day / 7 + late) % 2 == 0 ? 480 : 720
               from part in new[] { new DayInterval(day, opens, opens + 240), new DayInterval(day, opens + 270, opens + 480) }
               select part,
        ];
    }

    static List<DayInterval> AllDay(int days) => [.. Enumerable.Range(0, days).Where(d => d % 7 != 6).Select(d => new DayInterval(d, 480, 1200))];
}
