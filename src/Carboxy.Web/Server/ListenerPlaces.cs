namespace Carboxy.Web.Server;

/// <summary>How many pages may listen at once: in all, and of one person, so that nobody takes the places of the others.</summary>
sealed class ListenerPlaces(int inAll = 600, int ofOne = 40)
{
    readonly Lock door = new();
    readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);
    int all;

    /// <summary>A place until it is given back; null where none is left.</summary>
    public IDisposable? Take(string person)
    {
        lock (door)
        {
            var own = taken.GetValueOrDefault(person);
            if (all >= inAll || own >= ofOne)
                return null;
            (all, taken[person]) = (all + 1, own + 1);
            return new Place(this, person);
        }
    }

    void Free(string person)
    {
        lock (door)
        {
            all--;
            if (--taken[person] == 0) taken.Remove(person);
        }
    }

    sealed class Place(ListenerPlaces places, string person) : IDisposable
    {
        int freed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref freed, 1) == 0) places.Free(person);
        }
    }
}
