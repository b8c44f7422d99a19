namespace Carboxy.Booking;

/// <summary>Something wrong in a booking file: where, what, and what to do about it.</summary>
public sealed record BookingFault(string Path, Text Problem, Text Remedy)
{
    public string In(Language language) => $"{Path}: {Problem.In(language)} {Remedy.In(language)}";
}

/// <summary>Gathers every fault of a booking file, up to a number that a person can still read.</summary>
sealed class BookingFaults
{
    const int Most = 1000;

    readonly List<BookingFault> all = [];
    bool more;

    public IReadOnlyList<BookingFault> All => !more ? all :
    [
        .. all,
        new("", new($"Ошибок больше {Most}; остальные не перечислены.", $"There are more than {Most} faults; the others are not listed."), new("Исправьте эти и запустите снова.", "Correct these and run it again.")),
    ];

    public int Count => all.Count;

    public void Add(string path, Text problem, Text remedy)
    {
        if (all.Count < Most)
            all.Add(new(path, problem, remedy));
        else
            more = true;
    }
}
