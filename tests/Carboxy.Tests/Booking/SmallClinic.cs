namespace Carboxy.Booking;

/// <summary>Invented problems, small enough for trying every plan there is, and odd enough to meet every rule of the format.</summary>
static class SmallClinic
{
    const int Slot = 60;
    const int Opens = 480;

    public static BookingProblem Invent(int seed, BookingMode mode = BookingMode.Independent, int courses = 1)
    {
        var dice = new Random(seed);
        var days = dice.Next(6, 19);
        List<BookableResource> resources =
        [
            .. Enumerable.Range(1, dice.Next(1, 4)).Select(i => Resource($"P{i}", ResourceKind.Practitioner, i == 1 || dice.Next(3) > 0 ? ["face", "help"] : ["help"])),
            .. Enumerable.Range(1, dice.Next(1, 4)).Select(i => Resource($"R{i}", ResourceKind.Room, ["room"])),
            Resource("D1", ResourceKind.Device, ["co2"]),
        ];
        List<SessionTemplate> templates = [.. Enumerable.Range(1, 2).Select(i => Template($"T{i}"))];
        return new("small", new(2027, 1, 4), days, Slot, mode, new(Some(60), Some(3), Some(4), Some(6), Some(5), Some(7), Some(4), Some(3), Some(6), Some(3), Some(5)),
            mode == BookingMode.Joint ? new Dictionary<string, int> { ["P1"] = dice.Next(6) * Slot } : [],
            resources, templates, [.. Enumerable.Range(1, courses).Select(i => Course($"C{i}"))]);

        int Some(int most) => dice.Next(4) == 0 ? 0 : dice.Next(1, most + 1);

        BookableResource Resource(string id, ResourceKind kind, string[] tags)
        {
            List<DayInterval> open = [];
            List<DayInterval> busy = [];
            for (var day = 0; day < days; day++)
            {
                if (dice.Next(8) == 0)
                    continue;
                var from = Opens + (dice.Next(2) * Slot);
                open.Add(new(day, from, from + (dice.Next(2, 5) * Slot)));
                if (dice.Next(3) == 0)
                    busy.Add(new(day, Opens + (dice.Next(4) * Slot), Opens + (4 * Slot)));
            }

            return new(id, kind, tags, open, busy);
        }

        SessionTemplate Template(string id)
        {
            List<TemplateRole> roles = [new("room", ResourceKind.Room, "room"), new("pr", ResourceKind.Practitioner, "face")];
            if (dice.Next(2) == 0)
                roles.Add(new("dev", ResourceKind.Device, "co2"));
            if (dice.Next(4) == 0)
                roles.Add(new("rest", ResourceKind.Room, "room"));
            if (dice.Next(4) == 0)
                roles.Add(new("nurse", ResourceKind.Practitioner, "help"));
            return new(id, roles, [.. Enumerable.Range(1, dice.Next(1, 4)).Select(i => Step($"s{i}", roles))]);
        }

        TemplateStep Step(string name, List<TemplateRole> roles)
        {
            var shortest = dice.Next(6) == 0 ? 0 : Slot;
            var longest = shortest == 0 || dice.Next(3) == 0 ? shortest + Slot : shortest;
            return new(name, shortest, longest, [.. roles.Where(_ => dice.Next(3) > 0).Select(r => r.Name)], dice.Next(4) > 0);
        }

        CourseToBook Course(string id)
        {
            var sessions = Enumerable.Range(0, dice.Next(1, 4)).Select(_ => templates[dice.Next(2)].Id).ToList();
            var gap = dice.Next(1, 4);
            var earliest = dice.Next(-1, 4);
            var practitioners = resources.Where(r => r.Kind == ResourceKind.Practitioner).Select(r => r.Id).ToList();
            List<int> prior = dice.Next(3) > 0 ? [] : [.. Enumerable.Range(0, dice.Next(1, 4)).Select(_ => dice.Next(-8, 3)).Distinct().Order()];
            return new(id, "X", sessions, gap, gap + dice.Next(0, 4), dice.Next(1, 6), dice.Next(4), earliest, dice.Next(earliest + 2, days + 3),
                Week(2), dice.Next(2) == 0 ? WeekHours.None : Week(1), Enumerable.Range(0, dice.Next(4)).Select(_ => dice.Next(days)).ToHashSet(),
                dice.Next(3) > 0 ? null : [.. practitioners.Where(_ => dice.Next(2) == 0)], [.. practitioners.Where(_ => dice.Next(3) == 0)], dice.Next(1, 4), prior,
                dice.Next(3) > 0 ? null : [.. sessions.Select(_ => new BookedSession(dice.Next(days), Opens + (dice.Next(4) * Slot), [], new Dictionary<string, string> { ["pr"] = practitioners[dice.Next(practitioners.Count)], ["room"] = "R1" }))]);
        }

        WeekHours Week(int spans) => new(Enumerable.Range(0, 7).Where(_ => dice.Next(7) > 0).ToDictionary(d => d, _ => (IReadOnlyList<MinuteSpan>)(spans == 2 && dice.Next(2) == 0
            ? [new(Opens, Opens + (2 * Slot)), new(Opens + (2 * Slot), Opens + (6 * Slot))]
            : [new(Opens + (dice.Next(2) * Slot), Opens + (dice.Next(3, 7) * Slot))])));
    }
}
