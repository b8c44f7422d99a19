namespace Carboxy.Booking;

/// <summary>Weekdays in words, 0 being Monday.</summary>
public static class Weekdays
{
    static readonly (string Ru, string En)[] Short = [("пн", "Mon"), ("вт", "Tue"), ("ср", "Wed"), ("чт", "Thu"), ("пт", "Fri"), ("сб", "Sat"), ("вс", "Sun")];

    static readonly (string Ru, string En)[] Every =
    [
        ("по понедельникам", "on Mondays"), ("по вторникам", "on Tuesdays"), ("по средам", "on Wednesdays"), ("по четвергам", "on Thursdays"),
        ("по пятницам", "on Fridays"), ("по субботам", "on Saturdays"), ("по воскресеньям", "on Sundays"),
    ];

    public static Text Name(int weekday) => new(Short[weekday].Ru, Short[weekday].En);

    public static Text On(int weekday) => new(Every[weekday].Ru, Every[weekday].En);
}
